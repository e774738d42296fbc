"""YAML as the addresses of its leaves. They are written as the registry of deviations writes them: the object's kind,
then a JSON pointer, `AWSManagedControlPlane/spec/version`."""

from collections.abc import Iterator
from typing import Any

import yaml


def leaves(text: str) -> dict[str, Any]:
    """Scalars and empty collections of every object of a file. Kinds are unique in every file of ours."""
    found: dict[str, Any] = {}
    for value in yaml.safe_load_all(text):
        of_object = dict(_flat(value, value["kind"]))
        assert found.keys().isdisjoint(of_object), f"two of {value['kind']}"
        found |= of_object
    return found


def differing(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    """Addresses that only one has, or with another value; `1`, `true` and `"1"` are three values."""
    return {
        address
        for address in one.keys() | other.keys()
        if address not in one or address not in other or repr(one[address]) != repr(other[address])
    }


def _flat(value: Any, address: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _flat(item, f"{address}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _flat(item, f"{address}/{index}")
    else:
        yield address, value
