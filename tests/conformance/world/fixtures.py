"""The worlds as pytest fixtures."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from world import Account, World

#: Worlds of test runs that go on side by side need other ports.
SLOT = int(os.environ.get("CONFORMANCE_SLOT", "0"))


@pytest.fixture
def make_world(tools, tmp_path_factory) -> Iterator[Callable[[list[Account]], World]]:
    """Makes a world with the accounts, that ends with the test. A test may make several, one after the other."""
    with ExitStack() as stack:

        def make(accounts: list[Account]) -> World:
            stack.close()
            return stack.enter_context(World(_folder(tmp_path_factory), tools, accounts, SLOT))

        yield make


@pytest.fixture(scope="module")
def management_world(tools, tmp_path_factory) -> Iterator[World]:
    """A world with a management cluster, for the tests of one module."""
    with World(_folder(tmp_path_factory), tools, [Account("000000000000", "manager")], SLOT) as world:
        world.management_cluster()
        yield world


def _folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("world")
