"""Programs that only write down how they were called, and answer what they are told to.

What a shell made of a text is then the list of its calls: the very arguments, environment and input that each program
was given, whatever shell it was.
"""

import itertools
import shlex
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

#: What the commands of a runbook call. They answer; nothing of them is run.
TOOLS = ("aws", "base64", "clusterawsadm", "clusterctl", "envsubst", "kind", "kubectl", "sleep")
#: They read their input, so it is written down.
READERS = ("base64", "envsubst")
#: What a script needs; these are the real ones.
SYSTEM = ("bash", "cat", "cut", "dirname", "env", "grep", "rm", "sed", "tail", "tr", "wc")
#: The first of these that there is: a text may call either.
DIGESTS = ("sha256sum", "shasum")
#: What a shell exports of its own accord.
OF_THE_SHELL = {"_", "COLUMNS", "LINES", "LOGNAME", "OLDPWD", "PWD", "SHLVL"}
#: Stands for the folder of the shell in calls and answers, so that those of two shells can be compared.
HERE = "/here"
#: Bytes that hold the marks of a terminal, which are the last that it writes.
END = 100

#: A record of a call: name, number of arguments, arguments, input, environment; a NUL behind each. The file $ANSWERS
#: is shell that prints the answer and sets the status.
STUB = r"""#!{dash}
name="${{0##*/}}" input= status=0
{read}
{{
  printf '%s\0' "$name" "$#" "$@" "$input"
  export -p
  printf '\0'
}} >> "$CALLS"
. "$ANSWERS"
exit "$status"
"""
READ = 'input="$(/bin/cat; echo .)" input="${input%.}"'


@dataclass(frozen=True)
class Call:
    """A program as it was called. Of its environment, what it has beyond that of the shell."""

    program: str
    arguments: tuple[str, ...]
    input: str = ""
    environment: tuple[tuple[str, str], ...] = ()

    def without(self, variables: set[str]) -> "Call":
        """The call as if these were not in its environment."""
        return replace(self, environment=tuple(pair for pair in self.environment if pair[0] not in variables))

    @property
    def key(self) -> str:
        """What an answer is for: who calls, and what."""
        profile = dict(self.environment).get("AWS_PROFILE", "")
        return "|".join([profile, self.program, " ".join(self.arguments)])


@dataclass(frozen=True)
class Answers:
    """What the tools print, by the key of a call, and which calls fail; `default` is for all others.

    `accounts` are by profile: what STS says of them.
    """

    default: str = ""
    printed: dict[str, str] = field(default_factory=dict)
    failing: frozenset[str] = frozenset()
    accounts: dict[str, str] = field(default_factory=dict)

    def script(self) -> str:
        """What a stub runs to answer."""
        lines = ['case "${AWS_PROFILE-}|$name|$*" in']
        lines += [f"  {shlex.quote(key)}) status=1 ;;" for key in self.failing]
        lines += [
            f"  {shlex.quote(key)}) printf '%s\\n' {shlex.quote(text)} ;;" for key, text in self.printed.items()
        ]
        lines += [
            f"  {shlex.quote(profile + '|aws|sts get-caller-identity ')}*) echo {account} ;;"
            for profile, account in self.accounts.items()
        ]
        return "\n".join([*lines, f"  *) printf '%s\\n' {shlex.quote(self.default)} ;;", "esac", ""])


class Stubs:
    """A folder with the programs, and nothing else that a shell may call but what is of the system.

    `here` is the folder of the shell.
    """

    def __init__(self, folder: Path, here: Path):
        self._here = str(here)
        self._bin = folder / "bin"
        self._calls = folder / "calls"
        self._answers = folder / "answers"
        self._bin.mkdir(parents=True)
        self.answer(Answers())
        self.forget()
        for program in TOOLS:
            stub = self._bin / program
            stub.write_text(STUB.format(dash=shutil.which("dash"), read=READ if program in READERS else ""))
            stub.chmod(0o755)
        for program in (*SYSTEM, next(filter(shutil.which, DIGESTS))):
            (self._bin / program).symlink_to(shutil.which(program))

    @property
    def environment(self) -> dict[str, str]:
        """Of a shell that finds the stubs and nothing else."""
        return {
            "ANSWERS": str(self._answers),
            "CALLS": str(self._calls),
            "HOME": str(self._bin.parent),
            "LANG": "C.UTF-8",
            "PATH": str(self._bin),
            "TERM": "xterm",
        }

    def answer(self, answers: Answers) -> None:
        self._answers.write_text(answers.script().replace(HERE, self._here))

    def forget(self) -> None:
        """Takes away the records of what was called up to now."""
        self._calls.write_bytes(b"")

    def last_written(self) -> bytes:
        """The end of the records since the last `forget`, as it stands in the file."""
        with self._calls.open("rb") as calls:
            calls.seek(max(0, self._calls.stat().st_size - END))
            return calls.read()

    def calls(self) -> list[Call]:
        """The calls since the last `forget`."""
        fields = iter(self._calls.read_text().replace(self._here, HERE).split("\0")[:-1])
        found = []
        for program in fields:
            arguments = tuple(itertools.islice(fields, int(next(fields))))
            found.append(Call(program, arguments, next(fields), self._environment(next(fields))))
        return found

    def _environment(self, exported: str) -> tuple[tuple[str, str], ...]:
        """From the `export NAME='value'` of each variable."""
        words = [word for word in shlex.split(exported) if word != "export"]
        pairs = dict(word.split("=", 1) for word in words if "=" in word)
        own = OF_THE_SHELL | self.environment.keys()
        return tuple(sorted((name, value) for name, value in pairs.items() if name not in own))
