"""An interactive shell at a terminal, into which a person pastes."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from shell.stubs import Call, Stubs

#: Without a person's own settings: as the shell comes.
COMMANDS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
#: Functions that write down, in the form of a stub's call, that the prompt is back or a paste is over, and the status.
MARKS = " ".join(
    f"""{name}() {{ printf '%s\\0' {name} 1 "$?" '' '' >> "$CALLS"; }};""" for name in ("prompt", "finished")
)
SETTINGS = {"bash": f"{MARKS} PROMPT_COMMAND=prompt", "zsh": f"{MARKS} precmd_functions=(prompt)"}
#: Takes a paste for typing, as bash before 4.4 and zsh before 5.1 do.
TYPED = {"bash": "bind 'set enable-bracketed-paste off'", "zsh": "unset zle_bracketed_paste"}
AT_PROMPT = re.compile(rb"prompt\0001\000\d+\0\0\0\Z")
FINISHED = re.compile(rb"finished\0001\000\d+\0\0\0prompt\0001\000\d+\0\0\0\Z")
#: What `by_hand` of a script or a paste asks (BY_HAND in src/render/run_sh.rs).
BY_HAND = b"Press Enter when it is done. "
ROWS, COLUMNS = 50, 200
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[a-zA-Z]|[=>])")
#: Seconds in which nothing is called or shown.
PATIENCE = 10.0


@dataclass(frozen=True)
class Pasted:
    """What a paste called, its status, and what was on the screen."""

    calls: list[Call]
    status: int
    screen: str


class Terminal:
    """`bracketed`: the shell is told where a paste begins and ends; otherwise it reads it line by line."""

    def __init__(self, shell: str, folder: Path, stubs: Stubs, bracketed: bool = True):
        self.shell = shell
        self._stubs = stubs
        self._bracketed = bracketed
        self._screen = b""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            command = COMMANDS[shell]
            os.execve(shutil.which(command[0]), command, stubs.environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        settings = SETTINGS[shell] if bracketed else f"{SETTINGS[shell]}; {TYPED[shell]}"
        self._send(settings.encode() + b"\r")
        self._until(AT_PROMPT)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def paste(self, text: str) -> Pasted:
        """Pastes, presses Enter, and waits for the end. What is to be done by hand is confirmed with Enter."""
        self._stubs.forget()
        self._screen = b""
        if self._bracketed:
            self._send(b"\x1b[200~" + text.encode() + b"\x1b[201~\r")
            self._until(AT_PROMPT)
        else:
            # Each command has its prompt, so the end has a mark of its own.
            self._send(text.replace("\n", "\r").encode() + b"\rfinished\r")
            self._until(FINISHED)
        written = self._stubs.calls()
        end = "prompt" if self._bracketed else "finished"
        statuses = [int(call.arguments[0]) for call in written if call.program == end]
        calls = [call for call in written if call.program not in ("finished", "prompt")]
        return Pasted(calls, statuses[-1], self.screen())

    def screen(self) -> str:
        return ESCAPES.sub("", self._screen.decode(errors="replace")).replace("\r", "")

    def _until(self, end: re.Pattern[bytes]) -> None:
        """Waits until what was written down ends so."""
        before, since = (b"", 0), time.monotonic()
        while not end.search(written := self._stubs.last_written()):
            if before != (written, len(self._screen)):
                before, since = (written, len(self._screen)), time.monotonic()
            if time.monotonic() > since + PATIENCE:
                raise AssertionError(f"{self.shell} does not come back; the screen:\n{self.screen()[-2000:]}")
            if not self._look() and self._screen.endswith(BY_HAND):
                self._send(b"\r")

    def _look(self) -> bool:
        """Takes what there is to see; says whether there was something."""
        ready, _, _ = select.select([self._terminal], [], [], 0.002)
        if ready:
            self._screen += os.read(self._terminal, 65536)
        return bool(ready)

    def _send(self, keys: bytes) -> None:
        """Whatever its length: the terminal holds little, and shows what it is given meanwhile."""
        while keys:
            readable, writable, _ = select.select([self._terminal], [self._terminal], [])
            if readable:
                self._screen += os.read(self._terminal, 65536)
            if writable:
                keys = keys[os.write(self._terminal, keys[:1024]) :]
