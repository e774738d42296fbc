"""Tools that say of a text whether it can be read, without running it."""

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SHELLCHECK = Path(sys.executable).parent / "shellcheck"
CORES = os.cpu_count() or 1
NUMBERS = re.compile(r"\b[0-9a-f]{8}\b|\d+")
#: What each shell calls reading without running; zsh without a person's settings.
READING = {"bash": ["bash", "-n"], "dash": ["dash", "-n"], "zsh": ["zsh", "-f", "-n"]}


def read_by(shell: str, text: str) -> str:
    """What the shell says against the text; nothing where it reads it. The status of zsh says nothing: it inverts it
    for a `!` that it does not run."""
    read = subprocess.run([*READING[shell], "/dev/stdin"], input=text, capture_output=True, text=True)
    return read.stderr


def shellcheck(dialect: str, texts: Iterable[str], folder: Path) -> list[str]:
    """Every finding of shellcheck, hints of style included, as `SC2086 in aws $x: ...`.

    Of texts that differ in numbers and digests only it is shown one: it takes seconds, and they say nothing to it.
    """
    folder.mkdir(exist_ok=True)
    files = []
    one_of_each = {NUMBERS.sub("0", text): text for text in sorted(texts)}
    for number, text in enumerate(one_of_each.values()):
        files.append(folder / f"{number}.sh")
        files[-1].write_text(text)
    # It uses one core.
    shares = [share for first in range(CORES) if (share := files[first::CORES])]
    with ThreadPoolExecutor() as pool:
        return list(itertools.chain(*pool.map(lambda share: _findings(dialect, share), shares)))


def _findings(dialect: str, files: list[Path]) -> list[str]:
    command = [SHELLCHECK, "--norc", "--shell", dialect, "--format", "json1", *files]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode in (0, 1), checked.stderr
    return [
        f"SC{comment['code']} in {_line(comment)}: {comment['message']}"
        for comment in json.loads(checked.stdout)["comments"]
    ]


def _line(comment: dict) -> str:
    return Path(comment["file"]).read_text().splitlines()[comment["line"] - 1].strip()
