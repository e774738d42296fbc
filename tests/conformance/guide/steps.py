"""The steps of a bundle as its RUNBOOK.md has them: what a person pastes, and what they look at when it fails."""

import re
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^### \d+\. ", re.MULTILINE)
ACCOUNT = re.compile(r"account `(\d{12})`")
CONTINUATION = re.compile(r" \\\n +")


@dataclass(frozen=True)
class Step:
    """`commands` is empty where the guide has none; `look_ups` are commands that only read."""

    account: str
    commands: str
    look_ups: str


def read(bundle: Path, ids: list[str]) -> dict[str, Step]:
    """By the ids that `run.sh --list` gives, which are in the same order."""
    sections = SECTION.split((bundle / "RUNBOOK.md").read_text())[1:]
    assert len(sections) == len(ids), ids
    return {one: _step(section) for one, section in zip(ids, sections, strict=True)}


def line(commands: str, beginning: str) -> str:
    """The first command that begins like that, on one line."""
    lines = CONTINUATION.sub(" ", commands).splitlines()
    return next(line for line in lines if line.startswith(beginning))


def _step(section: str) -> Step:
    work, rest = section.split("\n**Undo.**", 1)
    failing = rest.split("\n**If it fails.**", 1)[1]
    return Step(
        account=ACCOUNT.search(section).group(1),
        commands="".join(BLOCK.findall(work)),
        look_ups="".join(BLOCK.findall(failing)),
    )
