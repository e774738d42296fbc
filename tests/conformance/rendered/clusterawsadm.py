"""What clusterawsadm makes of an AWSIAMConfiguration."""

import json
import subprocess
from pathlib import Path
from typing import Any

import yaml

from rendered.leaves import leaves


def template(program: Path, configuration: str) -> str:
    """The CloudFormation template."""
    return _run(program, "print-cloudformation-template", configuration)


def dropped(program: Path, configuration: str) -> set[str]:
    """Addresses of what the tool did not read as it was written.

    It prints back what it read, with its defaults, but leaves out some of what is false. So all that is false is
    asked again as true: what is not there then is no field.
    """
    missing = _missing(program, configuration)
    if missing:
        missing &= _missing(program, json.dumps(_all_true(yaml.safe_load(configuration))))
    return missing


def _missing(program: Path, configuration: str) -> set[str]:
    written = leaves(configuration)
    read = leaves(_run(program, "print-config", configuration))
    return {address for address, value in written.items() if repr(read.get(address)) != repr(value)}


def _all_true(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _all_true(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_all_true(item) for item in value]
    return True if value is False else value


def _run(program: Path, verb: str, configuration: str) -> str:
    command = [program, "bootstrap", "iam", verb, "--config", "/dev/stdin"]
    finished = subprocess.run(command, input=configuration, capture_output=True, text=True)
    said = f"{program.name}: {finished.stderr}\n{configuration}"
    assert (finished.returncode, finished.stderr) == (0, ""), said
    return finished.stdout
