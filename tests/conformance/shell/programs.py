"""The programs that a text calls, with their options, held against what macOS has."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from shell.tree import EXPANDED, Node, kind, nodes, words

FILE = Path(__file__).resolve().parent.parent / "cases" / "macos_programs.yaml"
#: Of bash and zsh alike.
BUILTINS = set(
    ". : [ alias break cd command continue echo eval exec exit export false printf read readonly return set shift"
    " test times trap true type umask unset wait".split()
)
#: A command whose words after so many are a command themselves; those of run.sh among them.
IN_FRONT = {"must_be": 1, "must_print": 1, "done_or": 1, "shows": 1, "command": 0, "exec": 0}
ASSIGNMENT = re.compile(r"\w+=.*", re.DOTALL)

#: Program and, but for the program itself, an option of it.
Call = tuple[str, str]


def load() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text())


def calls(tree: Node) -> set[Call]:
    """Each program that is called, as itself and with each of its options; functions and builtins are left out."""
    own = {node["Name"]["Value"] for node in nodes(tree) if kind(node) == "FuncDecl"}
    found = set()
    for node in nodes(tree):
        if kind(node) == "CallExpr":
            for program, arguments in _programs(words(node)):
                if program not in own | BUILTINS:
                    found |= {(program, ""), *((program, option) for option in _options(arguments))}
    return found


def foreign_to_macos(found: set[Call], table: dict[str, Any]) -> set[str]:
    """The calls that the table does not have, as `sed -i`."""
    known = {(row["program"], option) for row in table["macos"] for option in ["", *row["options"]]}
    known |= {(row["program"], "") for row in table["instead"] if (row["of"], "") in found}
    return {f"{program} {option}".strip() for program, option in found - known if program not in table["needed"]}


def _programs(call: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The program of a command, and that of the command which it runs."""
    # A program whose name is made at run time is a function of run.sh, by its id.
    if not call or EXPANDED in call[0]:
        return
    program, arguments = call[0], call[1:]
    if program == "env":
        yield program, []
        yield from _programs(list(itertools.dropwhile(ASSIGNMENT.fullmatch, arguments)))
        return
    yield program, arguments
    inner = arguments[IN_FRONT[program] :] if program in IN_FRONT else []
    if inner and not inner[0].startswith("-"):
        yield from _programs(inner)


def _options(arguments: list[str]) -> Iterator[str]:
    """`-q` and `-x` of `-qx`, `-A` of `-A2`, `--tail` of `--tail=40`; none behind `--`."""
    for argument in arguments:
        if argument == "--":
            return
        if argument.startswith("--"):
            yield argument.partition("=")[0]
        elif argument.startswith("-") and argument != "-":
            yield from (f"-{letter}" for letter in argument[1:] if letter.isalpha())
