"""Shell text as a syntax tree: what shfmt makes of it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]
#: Stands for an expansion within a word.
EXPANDED = "${}"


class Unreadable(Exception):
    """shfmt does not read the text as bash; the message says where and why."""


def parse(shfmt: Path, text: str) -> Node:
    """The tree of a text, in the form that https://pkg.go.dev/mvdan.cc/sh/v3/syntax describes."""
    read = subprocess.run([shfmt, "--to-json", "-ln", "bash"], input=text, capture_output=True, text=True)
    if read.returncode != 0:
        raise Unreadable(read.stderr.strip())
    return json.loads(read.stdout, object_hook=_offset)


def _offset(fields: Node) -> Any:
    """A position is its offset in bytes; lines and columns are most of what shfmt prints, and nobody asks for them."""
    return fields["Offset"] if fields.keys() == {"Offset", "Line", "Col"} else fields


def nodes(tree: Any) -> Iterator[Node]:
    """Every node at or below this one, in order."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from nodes(item)


def kind(node: Node) -> str:
    """The type; a node without one is told by its fields: a redirection has a word and an operator, say."""
    return node.get("Type", "")


def words(call: Node) -> list[str]:
    """The words of a command."""
    return [word_text(word) for word in call.get("Args", [])]


def word_text(word: Node) -> str:
    """A word with its quotes taken off, and `EXPANDED` for what is known at run time only."""
    return "".join(_part_text(part) for part in word.get("Parts", []))


def _part_text(part: Node) -> str:
    match kind(part):
        case "Lit" | "SglQuoted":
            return part.get("Value", "")
        case "DblQuoted":
            return word_text(part)
        case _:
            return EXPANDED
