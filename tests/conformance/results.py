"""The table of results: for each judge how many cases it saw, what came of them, and how long they took.

A test module names its judge in `JUDGE`. The table is printed at the end of every run, and written where `--results` says.
"""

import datetime
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from judges import Pins


class Results:
    def __init__(self, file: Path | None):
        self._file = file
        self._outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self._seconds: Counter[str] = Counter()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        # A report has no module, and may come from another process; what a test was marked with it has.
        for item in items:
            item.user_properties.append(("judge", item.module.JUDGE))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        judge = dict(report.user_properties)["judge"]
        # Making a world is part of what a case costs, so its fixtures count.
        self._seconds[judge] += report.duration
        if report.when == "call" or report.outcome != "passed":
            self._outcomes[judge][report.outcome] += 1

    def pytest_terminal_summary(self, terminalreporter) -> None:
        terminalreporter.write_line("")
        for line in self._table():
            terminalreporter.write_line(line)
        if self._file:
            self._file.write_text(self._page())

    def _table(self) -> list[str]:
        rows = ["| Judge | Cases | Passed | Failed | Seconds |", "|---|---:|---:|---:|---:|"]
        for judge in sorted(self._outcomes):
            outcomes = self._outcomes[judge]
            total, passed = outcomes.total(), outcomes["passed"]
            rows.append(f"| {judge} | {total} | {passed} | {total - passed} | {self._seconds[judge]:.0f} |")
        return rows

    def _page(self) -> str:
        pins, today = Pins.load(), datetime.date.today().isoformat()
        head = [
            "# Results of the last full run",
            "",
            f"`make conformance-all` wrote this on {today}, with CAPA {pins.release}, Cluster API {pins.cluster_api},",
            f"Kubernetes {pins.kubernetes} and Python {sys.version.split()[0]}; clusterawsadm at {', '.join(pins.epochs)}.",
            "",
        ]
        return "\n".join([*head, *self._table(), ""])
