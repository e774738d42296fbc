"""The worlds as pytest fixtures."""

import os
from collections.abc import Callable, Iterator

import pytest

from world import Account, World

#: Worlds of test runs that go on side by side need other ports.
SLOT = int(os.environ.get("CONFORMANCE_SLOT", "0"))


@pytest.fixture(scope="session")
def worlds(tools, tmp_path_factory) -> Callable[[list[Account]], World]:
    """Makes a world with the accounts, to be used as a context; one at a time."""
    return lambda accounts: World(tmp_path_factory.mktemp("world"), tools, accounts, SLOT)


@pytest.fixture(scope="module")
def management_world(worlds) -> Iterator[World]:
    """A world with a management cluster, for the tests of one module."""
    with worlds([Account("000000000000", "manager")]) as world:
        world.management_cluster()
        yield world
