"""The reader and the generator of clusterawsadm alone, at one release of each version of the generator.

A program inside a copy of the release's module calls them for many files at a time: it builds in a fraction of the time
of the whole tool, and answers in a fraction of the time of a process for each file.

`python -m judges.template_printer RELEASE...` builds those that are missing; without a release, all.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from judges import go_modules
from judges.tools import Tools

PROGRAM = Path(__file__).parent / "programs" / "template_printer.go"
PACKAGE = "cmd/template-printer"

#: The first release that has a version of the generator, and the release that stands for it here. The modules of
#: v2.1.0, v2.2.0 and v2.2.1 are not in the proxy (tried 2026-11-25); each lacks one action of the version after it.
GENERATORS = {
    "v2.11.0": "v2.11.1",
    "v2.10.0": "v2.10.0",
    "v2.9.0": "v2.9.3",
    "v2.8.4": "v2.8.4",
    "v2.7.0": "v2.8.3",
    "v2.5.0": "v2.6.1",
    "v2.4.2": "v2.4.2",
    "v2.4.0": "v2.4.0",
    "v2.3.0": "v2.3.5",
    "v2.2.2": "v2.2.4",
    "v2.1.1": "v2.1.4",
    "v2.0.0": "v2.0.2",
}


#: Asked on every change: the newest generator, and two older ones, the last without boundaries and that of the oldest
#: release we know. The others are built when they are asked.
ALWAYS = ("v2.11.0", "v2.8.4", "v2.3.0")


@dataclass(frozen=True)
class Answer:
    """What the command prints, or why it prints nothing."""

    template: str
    error: str


def build(tools: Tools, release: str) -> Path:
    """The program of a release, built if it is not there."""
    program = tools.bin / f"template-printer-{release}"
    marker = tools.folder / "built" / program.name
    if not marker.exists():
        module = go_modules.CAPA
        source = tools.folder / "source" / f"{module.replace('/', '-')}-{release}"
        source.parent.mkdir(parents=True, exist_ok=True)
        folder = go_modules.copy(module, release, source)
        main = folder / PACKAGE / "main.go"
        main.parent.mkdir(parents=True, exist_ok=True)
        main.write_text(PROGRAM.read_text())
        go_modules.build(folder, f"./{PACKAGE}", program)
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text(release)
    return program


def fixtures(release: str) -> Path:
    """The folder of the templates that clusterawsadm's own tests expect."""
    return go_modules.download(go_modules.CAPA, release) / "cmd/clusterawsadm/cloudformation/bootstrap/fixtures"


def answers(tools: Tools, release: str, files: Sequence[Path]) -> list[Answer]:
    """What the release makes of each file."""
    printed = subprocess.run(
        [build(tools, release)],
        input="".join(f"{file}\n" for file in files),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = [Answer(**json.loads(line)) for line in printed.splitlines()]
    assert len(found) == len(files)
    return found


if __name__ == "__main__":
    for wanted in sys.argv[1:] or GENERATORS.values():
        build(Tools(), wanted)
