"""The Kubernetes objects of a rendered bundle."""

from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[3]
GOLDEN = REPOSITORY / "tests" / "golden"
SCENARIOS = REPOSITORY / "tests" / "scenarios"

#: For clusterawsadm, which no API server knows; and a template has no kind at all.
NOT_OF_KUBERNETES = "AWSIAMConfiguration"


def goldens() -> list[str]:
    return sorted(folder.name for folder in GOLDEN.iterdir())


def config(bundle: Path) -> dict[str, Any]:
    return yaml.safe_load((bundle / "capa-runbook.yaml").read_text())


def files(bundle: Path) -> list[Path]:
    """Those that `kubectl apply` gets, the namespaces first."""
    found = sorted([*bundle.glob("manager/*.yaml"), *bundle.glob("managed/*/*.yaml")])
    ours = [
        file
        for file in found
        if all(one.get("kind", NOT_OF_KUBERNETES) != NOT_OF_KUBERNETES for one in objects(file))
    ]
    return sorted(ours, key=lambda file: file.name != "namespace.yaml")


def objects(file: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(file.read_text()))


def of(file: Path, bundle: Path) -> str:
    """`manager` or `managed`."""
    return file.relative_to(bundle).parts[0]


def find(bundle: Path, whose: str, kind: str) -> dict[str, Any]:
    """The one object of the kind of the `manager`, or of the `managed` account of a bundle that has one."""
    found = [
        one
        for file in files(bundle)
        if of(file, bundle) == whose
        for one in objects(file)
        if one["kind"] == kind
    ]
    assert len(found) == 1, f"{bundle} has {len(found)} {kind} of {whose}"
    return found[0]


def key(one: dict[str, Any]) -> tuple[str, str, str]:
    """What no two objects of a server share."""
    return one["kind"], one["metadata"].get("namespace", ""), one["metadata"]["name"]
