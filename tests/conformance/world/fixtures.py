"""The worlds as pytest fixtures."""

import os
from collections.abc import Callable, Iterator

import pytest

from world import Account, World
from world.world import DEFAULT_REGION

#: Worlds of test runs that go on side by side need other ports.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
SLOT = int(os.environ.get("CONFORMANCE_SLOT", "0")) + WORKER


@pytest.fixture(scope="session")
def worlds(tools, tmp_path_factory) -> Callable[..., World]:
    """Makes a world with the accounts, to be used as a context; one at a time. A region may be given besides."""
    return lambda accounts, region=DEFAULT_REGION: World(
        tmp_path_factory.mktemp("world"), tools, accounts, SLOT, region
    )


@pytest.fixture(scope="module")
def management_world(worlds) -> Iterator[World]:
    """A world with a management cluster, for the tests of one module."""
    with worlds([Account("000000000000", "manager")]) as world:
        world.management_cluster()
        yield world
