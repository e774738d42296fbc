"""What every judge uses: the tools, the bundles, the worlds, and the table of what was judged.

`make conformance` runs what every change runs; `--everything`, which `make conformance-all` sets, runs the rest too.
"""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from judges import Tools
from results import Results

pytest_plugins = ["world.fixtures"]

REPOSITORY = Path(__file__).resolve().parents[2]
#: The command line tool, built by tools/conformance.
CAPA_RUNBOOK = Path(os.environ.get("CAPA_RUNBOOK", REPOSITORY / "target" / "debug" / "capa-runbook"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="also what takes long")
    parser.addoption("--results", type=Path, help="write the table of results into this file")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Results(config.getoption("--results")), "results")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--everything"):
        return
    late = [item for item in items if item.get_closest_marker("everything")]
    if late:
        config.hook.pytest_deselected(items=late)
        items[:] = [item for item in items if item not in late]


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools()


@pytest.fixture(scope="session")
def capa_runbook() -> Callable[..., subprocess.CompletedProcess]:
    """Runs our command line tool with the arguments; says what it printed and its status."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess:
        return subprocess.run([CAPA_RUNBOOK, *arguments], capture_output=True, text=True)

    return run


@pytest.fixture(scope="session")
def render(capa_runbook) -> Callable[[dict[str, Any], Path], Path]:
    """Writes the bundle of a config into a new folder and gives the folder."""

    def write(config: dict[str, Any], folder: Path) -> Path:
        file = folder.with_name(folder.name + ".yaml")
        # JSON is YAML whose texts are all quoted: PyYAML leaves 012345678901 plain, and it would be read as a number.
        file.write_text(json.dumps(config))
        rendered = capa_runbook("render", file, "--out", folder)
        assert rendered.returncode == 0, rendered.stderr
        return folder

    return write
