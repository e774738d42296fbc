"""What the server is expected to add to an object that was written: cases/admission_defaults.yaml."""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from admission import paths

FILE = Path(__file__).resolve().parent.parent / "cases" / "admission_defaults.yaml"


@dataclass(frozen=True)
class Default:
    """The value stands at the path where nothing was written; a mapping is completed. Where the path leads through
    something that is not there, there is no default. `only` names the edition, or the folder of the bundle, whose
    objects may leave it to the server."""

    kind: str
    path: str
    value: Any
    source: str
    only: str = ""

    def add_to(self, one: dict[str, Any]) -> bool:
        """Whether there was anything to add."""
        before = copy.deepcopy(one)
        if one["kind"] == self.kind:
            for holder, name in paths.holders(one, self.path):
                _complete(holder, name, _filled_in(self.value, one))
        return one != before


@dataclass(frozen=True)
class Expected:
    """`warnings` come with every golden; `refused` are messages for the objects of an edition, by file."""

    warnings: list[str]
    refused: dict[str, dict[str, list[str]]]
    defaults: list[Default]

    def complete(self, written: dict[str, Any]) -> tuple[dict[str, Any], list[Default]]:
        """The object as the server is expected to store it, and the defaults that it took."""
        stored = copy.deepcopy(written)
        taken = [default for default in self.defaults if default.add_to(stored)]
        return stored, taken


def load() -> Expected:
    values = yaml.safe_load(FILE.read_text())
    defaults = [Default(kind, **row) for kind, rows in values.pop("defaults").items() for row in rows]
    return Expected(defaults=defaults, **values)


def _complete(holder: dict[str, Any], name: str, value: Any) -> None:
    if isinstance(value, dict):
        inner = holder.setdefault(name, {})
        for key, item in value.items():
            _complete(inner, key, item)
    else:
        holder.setdefault(name, value)


def _filled_in(value: Any, one: dict[str, Any]) -> Any:
    """With `{metadata[name]}` and the like taken from the object."""
    if isinstance(value, dict):
        return {key: _filled_in(item, one) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled_in(item, one) for item in value]
    return value.format_map(one) if isinstance(value, str) else value
