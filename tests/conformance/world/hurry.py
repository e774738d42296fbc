"""A `kubectl` that does not wait as long as the runbook says, for tests in which the wait is meant to end without
success. It changes the value of `--timeout` and nothing else."""

import os
import stat
from pathlib import Path

SCRIPT = """#!{python}
import os, sys

arguments = sys.argv[1:]
for place, argument in enumerate(arguments):
    if argument.startswith("--timeout="):
        arguments[place] = "--timeout={timeout}"
    elif argument == "--timeout":
        arguments[place + 1] = "{timeout}"
os.execv("{kubectl}", ["kubectl", *arguments])
"""


def write_hurried_kubectl(folder: Path, python: Path, kubectl: Path, timeout: str) -> Path:
    """Gives the folder to put first on the PATH."""
    place = folder / f"hurry-{timeout}"
    place.mkdir(exist_ok=True)
    write_program(place / "kubectl", SCRIPT.format(python=python, kubectl=kubectl, timeout=timeout))
    return place


def write_program(path: Path, text: str) -> None:
    path.write_text(text)
    os.chmod(path, path.stat().st_mode | stat.S_IXUSR)
