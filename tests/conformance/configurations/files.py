"""Values as files: YAML as people and programs write it, and JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

from configurations import faults, specs

GROUP = "bootstrap.aws.infrastructure.cluster.x-k8s.io"
KIND = "AWSIAMConfiguration"
#: Shares of the files.
ALPHA = 0.08
FAULTY = 0.3
CARELESS = 0.1
#: Line breaks of YAML 1.1. Our tool does not read the last two, and says so, where they are not escaped.
NEXT_LINE = "\x85"
SEPARATORS = {"\u2028", "\u2029"}


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    #: The tool's order of tags is random before v2.4.0.
    has_many_tags: bool = False


def generated(seed: int, count: int) -> Iterator[File]:
    for number in range(count):
        random = Random(f"{seed}/{number}")
        document = {
            "apiVersion": f"{GROUP}/{'v1alpha1' if random.random() < ALPHA else 'v1beta1'}",
            "kind": KIND,
            "spec": specs.spec(random),
        }
        if random.random() < FAULTY:
            faults.inject(random, document)
        text = _written(random, document)
        yield File(f"generated-{seed}-{number}", text.encode(), _has_many_tags(document))


def _has_many_tags(value: Any) -> bool:
    match value:
        case dict():
            tags = value.get("tags")
            return isinstance(tags, dict) and len(tags) > 1 or any(map(_has_many_tags, value.values()))
        case list():
            return any(map(_has_many_tags, value))
    return False


def _written(random: Random, document: dict[str, Any]) -> str:
    if random.random() < 0.15:
        indent, separators = random.choice(((None, (",", ":")), (2, None), ("\t", None), (None, None)))
        text = json.dumps(document, indent=indent, separators=separators, ensure_ascii=random.random() < 0.5)
        # Within a key, a line break would end it.
        if not (SEPARATORS | {NEXT_LINE}).isdisjoint(text):
            text = json.dumps(document, indent=indent, separators=separators)
        return text
    options = {
        "default_flow_style": random.choice((False, False, None, True)),
        "default_style": random.choice((None, None, None, None, "'", '"', "|", ">")),
        "allow_unicode": random.random() < 0.5,
        "width": random.choice((20, 80, 1000)),
        "indent": random.choice((2, 4)),
        "explicit_start": random.random() < 0.2,
        "sort_keys": False,
    }
    dumper = _Careless if random.random() < CARELESS else _Careful
    text = yaml.dump(document, Dumper=dumper, **options)
    if not SEPARATORS.isdisjoint(text):
        text = yaml.dump(document, Dumper=dumper, **options | {"default_style": '"', "allow_unicode": False})
    # The tool takes a file that begins with a brace for JSON.
    return f"# {KIND}\n{text}" if text.startswith("{") else text


class _Careless(yaml.SafeDumper):
    """Leaves plain what only some readers take for a number or a boolean."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Careful(_Careless):
    """Quotes it."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if re.fullmatch(r"[-+.0-9].*|[yYnN]|<<|=", text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Careful.add_representer(str, _quoted)
