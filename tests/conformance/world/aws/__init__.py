"""AWS, emulated: moto, with what it lacks added, and with IAM that says no.

Each module but `server` mends one part of moto and is applied by its `install`. moto is 5.2.5; what is said of it here
was found by running the real tools against it, 2026-11-24.
"""
