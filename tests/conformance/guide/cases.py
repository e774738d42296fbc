"""The walks of cases/guide.yaml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from world.world import DEFAULT_REGION

FILE = Path(__file__).resolve().parent.parent / "cases" / "guide.yaml"


@dataclass(frozen=True)
class Edit:
    """Fields of the spec of each object of the kind, in each file of the bundle whose path fits the pattern."""

    file: str
    kind: str
    spec: dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What is done beside the guide's steps."""

    replace: dict[str, str] = field(default_factory=dict)
    edit: Edit | None = None
    commands: str = ""
    again: tuple[str, ...] = ()


@dataclass(frozen=True)
class Break:
    """Why a step does not succeed: a deviation by its id, and how that is seen."""

    deviation: str
    words: str
    answer: str
    by: str
    mend: Change
    stand_in: str = ""


@dataclass(frozen=True)
class Stage:
    step: str
    first: Change
    breaks: Break | None


@dataclass(frozen=True)
class Walk:
    name: str
    config: dict[str, Any]
    region: str
    stages: tuple[Stage, ...]


def load() -> list[Walk]:
    return [_walk(**case) for case in yaml.safe_load(FILE.read_text())]


def _walk(name: str, config: dict, walk: list[dict], region: str = DEFAULT_REGION) -> Walk:
    return Walk(name, config, region, tuple(_stage(**stage) for stage in walk))


def _stage(run: str, first: dict | None = None, breaks: str = "", mend: dict | None = None, **how: str) -> Stage:
    broken = Break(deviation=breaks, mend=_change(**mend or {}), **how) if breaks else None
    return Stage(run, _change(**first or {}), broken)


def _change(edit: dict | None = None, again: list[str] | None = None, **rest) -> Change:
    return Change(edit=Edit(**edit) if edit else None, again=tuple(again or ()), **rest)
