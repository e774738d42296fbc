"""Commands that a person runs in a world, and what they said."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finished:
    """`text` is what was printed, errors and all, in order."""

    command: str
    status: int
    text: str
    seconds: float

    def check(self) -> "Finished":
        """Fails, with the end of what was said, unless the command succeeded."""
        assert self.status == 0, f"{self.command}: exit {self.status}\n{self.text[-4000:]}"
        return self


class Run:
    """A command that runs; it can be watched, killed and waited for."""

    def __init__(
        self, arguments: list[str | Path], cwd: Path, env: dict[str, str], log: Path, stdin: str = ""
    ):
        self._arguments = [str(argument) for argument in arguments]
        self._log = log
        self._began = time.monotonic()
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                self._arguments,
                cwd=cwd,
                env=env,
                stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if stdin:
            self._process.stdin.write(stdin.encode())
            self._process.stdin.close()

    def text(self) -> str:
        return self._log.read_text(errors="replace")

    def is_over(self) -> bool:
        return self._process.poll() is not None

    def wait_for(self, wanted: str, timeout: float) -> None:
        """Returns when the command has printed the text."""
        give_up = time.monotonic() + timeout
        while wanted not in self.text():
            over = self.is_over()
            assert not over or wanted in self.text(), (
                f"ended without printing {wanted!r}:\n{self.text()[-4000:]}"
            )
            assert time.monotonic() < give_up, (
                f"{wanted!r} was not printed in {timeout} s:\n{self.text()[-4000:]}"
            )
            time.sleep(0.05)

    def pause(self, seconds: float) -> None:
        """Lets it go on for a while, at most to its end."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass

    def kill(self) -> Finished:
        """Ends the command and what it started at once, as a closed terminal or a power cut would."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        return self.finish(timeout=10)

    def finish(self, timeout: float) -> Finished:
        try:
            status = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            raise AssertionError(f"not over after {timeout} s:\n{self.text()[-4000:]}") from None
        return Finished(" ".join(self._arguments), status, self.text(), time.monotonic() - self._began)
