"""Bundles with one thing wrong: what is wrong with each, and where a run of it has to stop."""
