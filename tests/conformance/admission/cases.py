"""The table cases/admission.yaml: what the server says to an object, and what our lints say to who would get it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from admission import manifests, paths

FILE = Path(__file__).resolve().parent.parent / "cases" / "admission.yaml"

#: The bundle whose objects the cases change, and its config, in which they change the inputs.
BASE = "one-account"
ACCEPTS = "accepts"


@dataclass(frozen=True)
class Case:
    """The keys are explained at the head of the table."""

    name: str
    object: str
    server: str | dict[str, Any]
    of: str = "managed"
    set: dict[str, Any] = field(default_factory=dict)
    applied: bool = False
    inputs: dict[str, Any] = field(default_factory=dict)
    check: str | dict[str, str] = ""
    not_an_input: str = ""
    later: str = ""

    @property
    def refusal(self) -> str:
        """Part of the server's message; empty where it accepts."""
        return "" if self.server == ACCEPTS else self.server.get("refuses", "")

    @property
    def stored(self) -> dict[str, Any]:
        """What is at which place once the server has accepted: what was set, unless it makes something else of it."""
        made = {} if self.server == ACCEPTS else self.server.get("makes", {})
        return {path: value for path, value in self.set.items() if value is not None} | made

    @property
    def error(self) -> str:
        """The lint that refuses the inputs; empty where `check` lets them through."""
        return "" if self.check in ("", ACCEPTS) else self.check.get("error", "")

    @property
    def lint(self) -> str:
        """The lint that says something of the inputs, refused or not."""
        return "" if self.check in ("", ACCEPTS) else next(iter(self.check.values()))

    def base(self) -> dict[str, Any]:
        return manifests.find(manifests.GOLDEN / BASE, self.of, self.object)

    def changed(self) -> dict[str, Any]:
        return paths.changed(self.base(), self.set)

    def config(self) -> dict[str, Any]:
        base = yaml.safe_load((manifests.SCENARIOS / f"{BASE}.yaml").read_text())
        return paths.changed(base, self.inputs)


def load() -> list[Case]:
    return [Case(**case) for case in _table()["cases"]]


def not_for_a_server() -> dict[str, str]:
    """The lints about what no API server gets to see, with the reason."""
    return _table()["not_for_a_server"]


def _table() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text())
