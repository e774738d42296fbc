"""What a person runs or pastes, and the shells that read it."""
