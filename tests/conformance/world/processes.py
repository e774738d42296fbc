"""Processes in the background, known by a name in the world's folder, so that any process of the world can stop what
another one started."""

import os
import signal
import subprocess
import time
from pathlib import Path


def _pid_file(folder: Path, name: str) -> Path:
    return folder / "pids" / name


def log_path(folder: Path, name: str) -> Path:
    return folder / "logs" / f"{name}.log"


def start(folder: Path, name: str, arguments: list[str | Path], env: dict[str, str]) -> int:
    """Starts a process that outlives its parent; what it says goes to `logs/NAME.log`."""
    log = log_path(folder, name)
    log.parent.mkdir(parents=True, exist_ok=True)
    pid_file = _pid_file(folder, name)
    pid_file.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env,
            cwd=folder,
            start_new_session=True,
            # By itself, since who started it may be killed at any moment.
            preexec_fn=lambda: pid_file.write_text(str(os.getpid())),
        )
    return process.pid


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not _has_ended(pid)


def _has_ended(pid: int) -> bool:
    """Whether it is over and only its parent has not asked for its status; in a container nobody else may do so."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state == "Z"


def is_running(folder: Path, name: str) -> bool:
    try:
        return _runs(int(_pid_file(folder, name).read_text()))
    except FileNotFoundError:
        return False


def stop(folder: Path, name: str, patience: float = 10) -> None:
    """Ends a process: asked first, then made to. Does nothing when there is none."""
    pid_file = _pid_file(folder, name)
    if not pid_file.exists():
        return
    pid = int(pid_file.read_text())
    for sign, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 5)):
        if not _runs(pid):
            break
        os.kill(pid, sign)
        give_up = time.monotonic() + seconds
        while _runs(pid) and time.monotonic() < give_up:
            time.sleep(0.05)
    pid_file.unlink(missing_ok=True)


def names(folder: Path) -> list[str]:
    """The processes that were started, the youngest first."""
    files = sorted((folder / "pids").glob("*"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [file.name for file in files]


def tail(folder: Path, name: str, lines: int = 15) -> str:
    try:
        return "\n".join(log_path(folder, name).read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""
