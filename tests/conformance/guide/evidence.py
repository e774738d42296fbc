"""What was answered, as the product tells it: a table in Rust, which this module writes and compares."""

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path

from judges import Pins

FILE = Path(__file__).resolve().parents[3] / "src" / "plan" / "deviations" / "evidence.rs"

HEAD = """\
//! What the tools answered when the guide was followed as it was published. Written by `tests/conformance/test_guide.py`
//! from a run; `tests/conformance/cases/guide.yaml` says how each was met and what it took to get past it.

use super::Evidence;

pub const ROWS: &[Evidence] = &[
"""
DAY = re.compile(r'seen: "\d{4}-\d{2}-\d{2}"')

#: What differs from one run to the next (ids of requests, ports of the world), and what calls which function.
LEFT_OUT = (
    re.compile(r"(?<==False ).*?(?= operation error)"),
    re.compile(r"https response error StatusCode: \d+, RequestID: \S+,"),
    re.compile(r"127\.0\.0\.1:\d+"),
)


@dataclass(frozen=True)
class Answer:
    """To the command of the guide that leads to a break. `stand_in` says what answered in place of AWS, if that did."""

    deviation: str
    command: str
    message: str
    by: str
    stand_in: str


def salient(text: str) -> str:
    for pattern in LEFT_OUT:
        text = pattern.sub("…", text)
    return text


def table(answers: list[Answer]) -> str:
    """The whole file, in the order of the ids."""
    rows = [_row(answer) for answer in sorted(answers, key=lambda answer: answer.deviation)]
    return HEAD + "".join(rows) + "];\n"


def is_recorded(answers: list[Answer]) -> bool:
    """Whether the file says the same, be it of another day."""
    return _without_day(FILE.read_text()) == _without_day(table(answers))


def record(answers: list[Answer]) -> None:
    FILE.write_text(table(answers))


def _row(answer: Answer) -> str:
    fields = {
        "deviation": answer.deviation,
        "command": answer.command,
        "message": answer.message,
        "by": _with_version(answer.by),
        "stand_in": answer.stand_in,
        "seen": datetime.date.today().isoformat(),
    }
    # JSON quotes a printable text as Rust does.
    lines = [f"        {name}: {json.dumps(value, ensure_ascii=False)},\n" for name, value in fields.items()]
    return "    Evidence {\n" + "".join(lines) + "    },\n"


def _with_version(by: str) -> str:
    """`by` ends in the name of a tool."""
    pins = Pins.load()
    versions = {
        "CAPA": pins.release,
        "clusterawsadm": pins.release,
        "clusterctl": pins.cluster_api,
        "kubectl": pins.kubernetes,
    }
    return f"{by} {versions[by.split()[-1]]}"


def _without_day(text: str) -> str:
    return DAY.sub("", text)
