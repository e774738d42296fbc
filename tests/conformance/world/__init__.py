"""An AWS with accounts, and the machines that a runbook makes in it, on one computer.

`World` is the only thing that tests use. What is real in it (API servers, controllers, the command line tools) and
what stands in for something else is in the table of `../README.md`.
"""

from world.accounts import Account
from world.calls import Call
from world.runs import Finished, Run
from world.world import World

__all__ = ["Account", "Call", "Finished", "Run", "World"]
