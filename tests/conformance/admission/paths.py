"""Places in an object or a config, as `kubectl explain` and our diagnostics write them: `spec.addons[0].version`."""

import copy
import re
from collections.abc import Iterator
from typing import Any

#: A name, or an index or nothing in brackets.
PART = re.compile(r"([^.\[\]]+)|\[(\d*)\]")
EVERY = ""


def find(value: Any, path: str) -> Any:
    """What stands there; None where nothing does."""
    for part in _parts(path):
        try:
            value = value[part]
        except (KeyError, IndexError):
            return None
    return value


def changed(value: Any, changes: dict[str, Any]) -> Any:
    """A copy with what the changes put into their places; None takes away what stands there."""
    value = copy.deepcopy(value)
    for path, new in changes.items():
        _put(value, _parts(path), new)
    return value


def holders(value: Any, path: str) -> Iterator[tuple[dict, str]]:
    """The mappings that have the last name of the path, or could have it; `spec.accessEntries[].type` goes through a
    list."""
    *way, last = _parts(path)
    yield from ((holder, last) for holder in _follow(value, way))


def _parts(path: str) -> list[str | int]:
    return [name or (int(index) if index else EVERY) for name, index in PART.findall(path)]


def _put(value: Any, parts: list[str | int], new: Any) -> None:
    *way, last = parts
    for part in way:
        value = value.setdefault(part, {}) if isinstance(value, dict) else value[part]
    if new is None:
        del value[last]
    elif isinstance(value, list) and last == len(value):
        value.append(new)
    else:
        value[last] = new


def _follow(value: Any, way: list[str | int]) -> Iterator[dict]:
    if not way:
        yield value
        return
    part, *rest = way
    if part == EVERY:
        for item in value:
            yield from _follow(item, rest)
    elif part in value:
        yield from _follow(value[part], rest)
