"""What is rendered, in the form in which a tool's answer can be held against it."""
