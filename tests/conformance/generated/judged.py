"""What `check` and the API server say to a generated config."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from admission import paths
from generated import configs, objects, stored
from generated.configs import Drawn
from generated.objects import Object
from generated.server import Server

#: Draws until a config is right without its changes, and with right values in the places of these.
ATTEMPTS = 40


@dataclass(frozen=True)
class Judged:
    """`errors` are the lints that refuse the config, `refusals` the server's messages to its objects, and `broken`
    what is wrong with objects of a config that both took."""

    changes: dict[str, Any]
    errors: frozenset[str]
    refusals: list[str]
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Judge:
    """Our command line tool, a folder for what it makes, and the server."""

    capa_runbook: Callable
    render: Callable[[dict[str, Any], Path], Path]
    folder: Path
    server: Server


def judge(number: int, by: Judge) -> Judged:
    for attempt in range(ATTEMPTS):
        drawn = configs.draw(number, attempt)
        errors = _errors(drawn.config(), by)
        made = _objects(drawn, errors, by.folder / f"{number}-{attempt}", by)
        if made is not None:
            return _judged(drawn, errors, made, by)
    raise AssertionError(f"config {number}: no draw is right without its changes")


def _judged(drawn: Drawn, errors: frozenset[str], made: list[Object], by: Judge) -> Judged:
    answers = [(one, by.server.ask(one.manifest)) for one in made]
    refusals = [answer.refusal for _, answer in answers if answer.refusal]
    if errors or refusals:
        return Judged(drawn.changes, errors, refusals)
    broken = [
        f"{one.manifest['kind']}{change}"
        for one, answer in answers
        for change in stored.changed(one.manifest, answer.stored)
    ]
    for whose in {one.whose for one in made}:
        broken += stored.unusable([answer.stored for one, answer in answers if one.whose == whose])
    return Judged(drawn.changes, errors, refusals, broken)


def _errors(config: dict[str, Any], by: Judge) -> frozenset[str]:
    file = by.folder / "capa-runbook.yaml"
    # JSON is YAML in which every text is quoted.
    file.write_text(json.dumps(config))
    checked = by.capa_runbook("check", file, "--format", "json")
    assert checked.returncode in (0, 1), f"{checked.stderr}\n{config}"
    found = json.loads(checked.stdout)["diagnostics"]
    return frozenset(one["lint"] for one in found if one["severity"] == "error")


def _objects(drawn: Drawn, errors: frozenset[str], folder: Path, by: Judge) -> list[Object] | None:
    """None where the draw is of no use: its base is wrong, or not right with the stand-ins."""
    config = drawn.config()
    if not errors:
        return objects.rendered(by.render(config, folder), config)
    standing = objects.stand_ins(drawn)
    config = paths.changed(drawn.base, standing)
    if _errors(config, by):
        return None
    return objects.with_changes(objects.rendered(by.render(config, folder), config), drawn, standing)
