"""Bundles of many configs."""

from pathlib import Path
from typing import Any

import yaml

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
EDITIONS = ("corrected", "published")


def scenarios() -> dict[str, dict[str, Any]]:
    """The configs of `tests/scenarios` without their release and edition, which a test chooses; each once."""
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(SCENARIOS.glob("*.yaml")):
        config = yaml.safe_load(file.read_text())
        config.pop("release", None)
        config.pop("edition", None)
        if config not in found.values():
            found[file.stem] = config
    return found


def exact_text(file: Path) -> str:
    """The text byte for byte: `read_text` would take every kind of line end for the same."""
    return file.read_bytes().decode()


def without_header(file: Path) -> str:
    """The text but for its first line, which says what made it."""
    header, rest = exact_text(file).split("\n", 1)
    assert header.startswith("# Made by capa-runbook "), header
    return rest
