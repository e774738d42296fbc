"""The wrong things of cases/negatives.yaml."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from rehearsal.cases import Rehearsal

FILE = Path(__file__).resolve().parent.parent / "cases" / "negatives.yaml"


@dataclass(frozen=True)
class Edit:
    """One change of one file of a bundle."""

    file: str
    before: str
    after: str

    def apply(self, bundle: Path) -> None:
        path = bundle / self.file
        text = path.read_text()
        found = text.count(self.before)
        assert found == 1, f"{self.file} has {found} of:\n{self.before}"
        path.write_text(text.replace(self.before, self.after))


@dataclass(frozen=True)
class Negative:
    """What is wrong, the step that has to stop, what it has to print, and what the account may have got by then."""

    name: str
    edits: tuple[Edit, ...]
    stops: str
    says: tuple[str, ...]
    account: str = ""
    made: tuple[str, ...] = ()
    every_change: bool = False


def load() -> tuple[Rehearsal, list[Negative]]:
    """The bundle that all of it is wrong with, and the wrong things in the order in which a run meets them."""
    cases = yaml.safe_load(FILE.read_text())
    return Rehearsal("negatives", cases["config"]), [_negative(**wrong) for wrong in cases["wrong"]]


def _negative(edits: list[dict], says: list[str], made: tuple | list[str] = (), **rest) -> Negative:
    changes = tuple(Edit(edit["file"], edit["from"], edit["to"]) for edit in edits)
    return Negative(edits=changes, says=tuple(says), made=tuple(made), **rest)
