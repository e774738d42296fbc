"""Runs of whole bundles: which there are, what they should have done, and what is tried against them afterwards."""
