"""cfn-lint's findings in CloudFormation templates."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "cfn-lint"


def findings(templates: list[Path]) -> dict[Path, list[str]]:
    """By template: rule, place and message of each error and warning. An unknown action is a warning."""
    command = [PROGRAM, "--format", "json", "--ignore-checks", "I", "--", *templates]
    finished = subprocess.run(command, capture_output=True, text=True)
    assert finished.stderr == "", finished.stderr
    found: dict[Path, list[str]] = defaultdict(list)
    for one in json.loads(finished.stdout):
        place = "/".join(str(part) for part in one["Location"]["Path"] or [])
        found[Path(one["Filename"])].append(f"{one['Rule']['Id']} {place}: {one['Message']}")
    return found
