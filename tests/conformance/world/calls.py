"""What was asked of the emulated AWS: one line of JSON for each call, in the order of the answers."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock


@dataclass(frozen=True)
class Call:
    account: str
    region: str
    service: str
    action: str
    caller: str  # ARN of the user or of the assumed role's session; "anonymous"
    status: int
    error: str = ""

    @property
    def role(self) -> str:
        """Name of the role that called; empty for a user."""
        return self.caller.split("/")[1] if ":assumed-role/" in self.caller else ""

    @property
    def session(self) -> str:
        """Name of the role's session; empty for a user."""
        return self.caller.split("/")[-1] if ":assumed-role/" in self.caller else ""

    @property
    def done(self) -> bool:
        return self.status < 400


def log_file(folder: Path) -> Path:
    return folder / "logs" / "aws-calls.jsonl"


class CallLog:
    """Appends calls; used by the emulated AWS, which answers in many threads."""

    def __init__(self, folder: Path):
        self._path = log_file(folder)
        self._lock = Lock()

    def append(self, call: Call) -> None:
        with self._lock, self._path.open("a") as log:
            log.write(json.dumps(asdict(call)) + "\n")


def read_calls(folder: Path) -> list[Call]:
    path = log_file(folder)
    if not path.exists():
        return []
    return [Call(**json.loads(line)) for line in path.read_text().splitlines()]
