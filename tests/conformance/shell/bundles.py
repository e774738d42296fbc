"""The bundles whose shell text is judged: the golden ones, and some that are made of whatever may be typed."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from shell.copied import Block, steps

TESTS = Path(__file__).resolve().parents[2]
HOSTILE = TESTS / "conformance" / "cases" / "hostile_inputs.yaml"
#: Built by tools/conformance.
PASTE = TESTS.parent / "target" / "debug" / "examples" / "paste"


@dataclass(frozen=True)
class Bundle:
    """A rendered bundle. It is named by its folder, and has its config in it."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def config(self) -> dict[str, Any]:
        return yaml.safe_load((self.folder / "capa-runbook.yaml").read_text())

    @property
    def kind(self) -> tuple[str, str, str]:
        """What its steps depend on."""
        config = self.config
        return config["edition"], config["iam"]["delivery"], config["controllers"]["credentials"]

    @property
    def profiles(self) -> dict[str, str]:
        """Account by profile, the manager's among them; accounts without a profile are left out."""
        accounts = [self.config["manager"], *self.config["managed"]]
        return {account["awsProfile"]: account["accountId"] for account in accounts if account["awsProfile"]}

    @property
    def acting(self) -> set[str]:
        """The profiles that act in a step: with a stack set, the manager's alone."""
        alone = self.config["iam"]["delivery"] == "stack-set"
        return {self.config["manager"]["awsProfile"]} if alone else set(self.profiles)

    @property
    def has_a_profile_for_each(self) -> bool:
        """The commands of each account can be told from those of the others."""
        return len(self.profiles) == 1 + len(self.config["managed"])

    @property
    def script(self) -> str:
        return (self.folder / "run.sh").read_text()

    @property
    def readme(self) -> str:
        return (self.folder / "README.md").read_text()

    @property
    def runbook(self) -> str:
        return (self.folder / "RUNBOOK.md").read_text()

    def steps(self) -> list[list[Block]]:
        return steps(self.runbook)

    def whole_steps(self) -> set[str]:
        """The blocks of each step as one text."""
        return {"\n".join(block.text for block in step) for step in self.steps()}

    def paste(self, first: int = 0) -> str:
        """What **Copy all commands** gives while the steps before `first` are ticked."""
        config = self.folder / "capa-runbook.yaml"
        return subprocess.run([PASTE, config, str(first)], check=True, capture_output=True, text=True).stdout


def golden() -> list[Bundle]:
    return [Bundle(folder) for folder in sorted((TESTS / "golden").iterdir())]


def hostile(render: Callable[[dict[str, Any], Path], Path], folder: Path) -> list[Bundle]:
    cases = yaml.safe_load(HOSTILE.read_text())
    return [Bundle(render(case["config"], folder / case["name"])) for case in cases]
