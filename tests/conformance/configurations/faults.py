"""What people get wrong: unknown keys, keys in the wrong case, values of the wrong type, nothing after a colon."""

from collections.abc import Iterator
from random import Random
from typing import Any

from configurations import words

WRONG: tuple[Any, ...] = (
    *(None, None, None, True, 0, 1.5, 1234567890123456789),
    *("text", [], {}, ["a"], {"a": "b"}, [None]),
)
UNKNOWN = ("disabled", "metadata", "Spec", "eks", "NotAction", "action", "resource", "path", "Enable", "")


def inject(random: Random, document: dict[str, Any]) -> None:
    """One fault, anywhere in the document."""
    spot, key = random.choice(list(_spots(document)))
    if isinstance(spot, dict) and random.random() < 0.3:
        spot[random.choice((*UNKNOWN, words.text(random)))] = random.choice((*WRONG, words.text(random)))
    elif isinstance(key, str) and random.random() < 0.15:
        spot[random.choice((key.lower(), key.upper(), key.capitalize(), key + " "))] = spot.pop(key)
    else:
        spot[key] = random.choice(WRONG)


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every collection with each of its keys or indices."""
    if not isinstance(value, dict | list):
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        yield from _spots(inner)
