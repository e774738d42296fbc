"""Generated configs: what `check` lets through the API server and its webhooks take, as it was written, and what
`check` refuses they refuse too, or can't know."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generated.judged import Judge, judge
from generated.server import Server
from world.cluster import BOOTSTRAP

JUDGE = "generated configs"

COUNT = 2000
#: Configs of one test, and how many of these tests every change runs.
SLICE = 50
ALWAYS = 4

#: The lints that refuse what the server takes, each with why the server can't know.
STRICTER = yaml.safe_load((Path(__file__).resolve().parent / "cases" / "stricter.yaml").read_text())

slices = pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=() if first < ALWAYS * SLICE else pytest.mark.everything)
        for first in range(0, COUNT, SLICE)
    ],
)


@pytest.fixture(scope="module")
def server(management_world) -> Iterator[Server]:
    server = Server(management_world, BOOTSTRAP)
    yield server
    server.close()


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """How many configs both took, how many both refused, and by which lints `check` alone refused one."""
    return Counter()


@slices
def test_check_and_the_server_say_the_same(capa_runbook, render, server, seen, tmp_path, first):
    by = Judge(capa_runbook, render, tmp_path, server)
    wrong: list[str] = []
    for number in range(first, first + SLICE):
        judged = judge(number, by)
        if judged.refusals and not judged.errors:
            wrong.append(f"{number}, {judged.changes}: only the server refuses it: {judged.refusals}")
        alone = frozenset() if judged.refusals else judged.errors
        if alone - STRICTER.keys():
            wrong.append(f"{number}, {judged.changes}: only check refuses it: {sorted(alone)}")
        wrong += [f"{number}, {judged.changes}: {one}" for one in judged.broken]
        seen["taken by both"] += not judged.errors
        seen["refused by both"] += bool(judged.errors and judged.refusals)
        seen.update(alone)
    assert wrong == [], "\n".join(wrong)


@pytest.mark.everything
def test_both_answers_were_given_and_every_stricter_lint_was_met(seen):
    assert {lint for lint in STRICTER if not seen[lint]} == set()
    assert seen["taken by both"] > COUNT / 4
    assert seen["refused by both"] > COUNT / 10
