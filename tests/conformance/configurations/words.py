"""Texts that a YAML writer or reader may take for something else, or has to fold, quote or escape."""

import base64
import json
from random import Random

PLAIN = (
    "controllers",
    "arn:aws:iam::111111111111:policy/Boundary",
    "arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io",
    "system:serviceaccount:capi-providers:capa-controller-manager",
    "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF:sub",
    "sts:AssumeRoleWithWebIdentity",
    "/teams/platform/",
    "a b c",
)

#: What readers of YAML 1.1 and 1.2 disagree about, and what needs quotes.
ODD = (
    "", " ", "~", "null", "Null", "nUll", "true", "True", "tRue", "yes", "No", "on", "OFF", "y", "N", "=", "<<", "<",
    "0", "-0", "00", "08", "0777", "012345678901", "12345678901234567890", "123456789012345678901234567890", "1_000",
    "_1", "+1", "-1", "0x1F", "0o7", "0b1", "1.", "1.0", ".5", ".5e3", "1e3", "1E3", "1e+3", "1.5e3", "12e03", "1,000",
    ".inf", "+.inf", "-.Inf", "nan", ".nan", ".NaN", "1:2", "1:60", "190:20:30", "12:30:45.5", "1:2_", "2020-01-01",
    "2020-1-1", "2020-01-01T00:00:00Z", "--", "---", "--- a", "...", "-", "- a", "-a", "?", "? a", "?a", ":", ":a",
    "a:", "a: b", "a:b", "a #b", "a#b", "#a", "a ", " a", "a  b", "'a'", "a'b", '"a"', 'a"b', "[a]", "a]", "{a}", "a}",
    "!a", "&a", "*", "*a", "%a", "@a", "`a", "|a", ">a", "a,b", ",a", "a\\b", "\\", "/", "${a}", "$a", "<b>&</b>",
    "é", "☃", "\N{NO-BREAK SPACE}", "😀", "a😀b", "\ufeffa b", "a\ufeffb", "\ufffd", "a\tb", "\ta", "a\nb", "\na",
    "a\n", "a\n\n", "a\n b", "a \nb", "a\n\n b\n", "\n", "\n\n", "a\r\nb", "a\rb", "a\u2028b", "a\u2029", "\u2028a",
    "a\u2028 b", "a \u2028b", "a\u2028\nb", "\x00", "a\x01b", "\x1b[0m", "\x07\x08\x0b\x0c", "a\x85b", "a \x85 b",
    "\x85", "a\x85\x85b\x85",
)  # fmt: skip


def hidden_function(name: str, argument: object) -> str:
    """A CloudFormation function in the disguise in which goformation hides its own."""
    return base64.b64encode(json.dumps({name: argument}).encode()).decode()


HIDDEN = (
    hidden_function("Ref", "AWSIAMRoleControllers"),
    hidden_function("Fn::Sub", "${AWS::Partition}"),
    hidden_function("Fn::Join", ["-", ["a", {"Ref": "AWS::Region"}]]),
    hidden_function("Fn::Select", [0, ["a"]]),
    hidden_function("Other", "a"),
    base64.b64encode(b"[1]").decode(),
)

#: What the tool reads and cannot print.
FATAL = ("a\x7fb", "a\x9fb", "\ufffe", hidden_function("Ref", {"Fn::Select": []}))


def long(random: Random) -> str:
    """Words up to past the column where lines are folded, with odd blanks and, at times, what needs quotes."""
    words = [random.choice(("word", "w", "a:b", "longer-word", "x" * random.randint(1, 90))) for _ in range(30)]
    text = random.choice((" ", "  ", " ", "   ")).join(words[: random.randint(5, 30)])
    return text + random.choice(("", "", ": ", "'", "\t", "\nline two", " #", "\n\n  three"))


def text(random: Random) -> str:
    roll = random.random()
    if roll < 0.001:
        return random.choice(FATAL)
    if roll < 0.35:
        return random.choice(PLAIN)
    if roll < 0.85:
        return random.choice(ODD)
    if roll < 0.9:
        return random.choice(HIDDEN)
    if roll < 0.95:
        return random.choice(ODD) + random.choice(ODD)
    return long(random)


def key(random: Random) -> str:
    """At times so long that it stands on a line of its own. Beyond 1024 characters our reader and the tool's differ."""
    return text(random) if random.random() < 0.9 else "k" * random.choice((100, 127, 128, 129, 200, 1000))
