"""The constructs of a syntax tree, by name: what cases/after_bash_3_2.yaml says of them is then a look-up.

Only what is not in the first shells has a name here; a plain command has none.
"""

import re
from collections.abc import Iterator
from typing import Any

from shell.tree import Node, kind, nodes, word_text, words

#: Builtins whose options came one by one.
BUILTINS = {"cd", "local", "mapfile", "printf", "read", "readarray", "shopt", "test", "[", "unset", "wait"}
#: All of them declare, with the same options; `export` has none that is new.
DECLARING = {"declare", "local", "readonly", "typeset"}
SEQUENCE = re.compile(r"\{(-?\w+)\.\.(-?\w+)(\.\.-?\d+)?\}")
ZERO_PADDED = re.compile(r"-?0\d")
UNICODE_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]")
#: An expansion of a whole array that stands for nothing where the array is empty.
EMPTY_IS_SAID = {"+", ":+", "-", ":-"}


def constructs(tree: Node, text: str) -> set[str]:
    """Their names. `text` is what the tree was made from."""
    source = text.encode()
    found = {name for node in nodes(tree) for name in _of_node(node)}
    for node in nodes(tree):
        # Backquotes are another parser.
        if kind(node) == "CmdSubst" and not node.get("Backquotes"):
            found.update(_of_substitution(node, source))
    return found


def _of_node(node: Node) -> Iterator[str]:
    match kind(node):
        case "BinaryCmd":
            yield f"operator {node['Op']}"
        case "CallExpr":
            yield from _of_call(words(node))
            for word in node.get("Args", []):
                yield from _of_sequences(word)
        case "CaseClause":
            for item in node["Items"]:
                yield f"case {item['Op']}"
        case "CmdSubst":
            if node.get("TempFile") or node.get("ReplyVar"):
                yield "substitution ${ command; }"
        case "CoprocClause":
            yield "coproc"
        case "DeclClause":
            yield from _of_declaration(node)
        case "ParamExp":
            yield from _of_expansion(node)
        case "SglQuoted":
            if node.get("Dollar") and UNICODE_ESCAPE.search(node.get("Value", "")):
                yield r"$'\u'"
        case "UnaryTest":
            yield f"test {node['Op']}"
    for redirection in node.get("Redirs", []):
        yield f"redirection {redirection['Op']}"
        if redirection.get("N", {}).get("Value", "").startswith("{"):
            yield "redirection {name}>"
    if "Index" in node and _is_negative(node["Index"]):
        yield "negative index"


def _of_call(call: list[str]) -> Iterator[str]:
    if not call or call[0] not in BUILTINS:
        return
    program, arguments = call[0].replace("[", "test"), call[1:]
    yield f"builtin {program}"
    yield from (f"{program} {option}" for option in _options(arguments))
    if program == "shopt":
        yield from (f"shopt {name}" for name in arguments if not name.startswith("-"))
    if program == "read" and "-t" in arguments:
        seconds = arguments[arguments.index("-t") + 1 :][:1]
        if seconds and (seconds[0] == "0" or "." in seconds[0]):
            yield "read -t fraction or 0"
    if program == "printf":
        if any(re.search(r"%-?\d*\(.*\)T", word) for word in arguments):
            yield "printf %()T"
        if any(UNICODE_ESCAPE.search(word) for word in arguments):
            yield r"printf \u"
        if arguments[:1] == ["-v"] and "[" in arguments[1]:
            yield "printf -v array[index]"


def _of_declaration(node: Node) -> Iterator[str]:
    variant = node["Variant"]["Value"]
    arguments = [word_text(argument.get("Value", {})) for argument in node.get("Args", [])]
    if variant in DECLARING:
        yield from (f"declare {option}" for option in _options(arguments))
    if variant == "local" and "-" in arguments:
        yield "local -"


def _of_expansion(node: Node) -> Iterator[str]:
    yield f"variable {node['Param']['Value']}"
    operator = node.get("Exp", {}).get("Op")
    if operator:
        yield f"expansion {operator}"
    if _is_negative(node.get("Slice", {}).get("Length")):
        yield "negative length"
    whole = word_text(node.get("Index", {})) in ("@", "*") and not node.get("Length") and not node.get("Excl")
    if whole and operator not in EMPTY_IS_SAID:
        yield "array that may be empty"


def _of_sequences(word: Node) -> Iterator[str]:
    for part in word["Parts"]:
        for first, last, step in SEQUENCE.findall(part.get("Value", "") if kind(part) == "Lit" else ""):
            if step:
                yield "sequence with a step"
            if ZERO_PADDED.match(first) or ZERO_PADDED.match(last):
                yield "sequence with zeros"


def _of_substitution(substitution: Node, source: bytes) -> Iterator[str]:
    """What the parser of the time, which counted parentheses and quotes, took for the end of `$( )`."""
    for node in nodes(substitution["Stmts"]):
        if kind(node) == "CaseClause":
            starts = [item["Patterns"][0]["Pos"] for item in node["Items"]]
            if not all(source[:start].rstrip().endswith(b"(") for start in starts):
                yield "case in $( ) without an opening parenthesis"
        if any(re.search("['\"()`]", comment.get("Text", "")) for comment in node.get("Comments", [])):
            yield "quote or parenthesis in a comment in $( )"
        if any("Hdoc" in redirection for redirection in node.get("Redirs", [])):
            yield "here-document in $( )"


def _options(arguments: list[str]) -> Iterator[str]:
    """`-g` and `-A` of `-gA`."""
    for argument in arguments:
        if re.fullmatch(r"-[A-Za-z]+", argument):
            yield from (f"-{letter}" for letter in argument[1:])


def _is_negative(arithmetic: Any) -> bool:
    return isinstance(arithmetic, dict) and kind(arithmetic) == "UnaryArithm" and arithmetic["Op"] == "-"
