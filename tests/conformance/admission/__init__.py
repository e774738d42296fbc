"""What an API server says to an object: whether it takes it, why not, and what it makes of it."""
