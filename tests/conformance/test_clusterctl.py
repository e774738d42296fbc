"""clusterctl generates the guide's clusters from each release's own template of the flavor: the published edition is
the same text, the corrected edition differs only where the registry of deviations says so."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from judges import Pins
from rendered import deviations, guide
from rendered.bundles import without_header
from rendered.leaves import differing, leaves
from world.clusterctl_config import write_clusterctl_config

JUDGE = "clusterctl"

CASES = [
    pytest.param((case, release), id=f"{case['name']}, {release}")
    for case in yaml.safe_load((Path(__file__).resolve().parent / "cases" / "clusters.yaml").read_text())
    for release in case.get("releases", Pins.load().releases)
]


@dataclass(frozen=True)
class Compared:
    """A config in both editions, and what clusterctl makes of the published one's commands."""

    case: dict[str, Any]
    published: Path
    corrected: Path
    generated: dict[str, str]


@pytest.fixture(scope="module")
def environment(tools, tmp_path_factory) -> dict[str, str]:
    """clusterctl with the releases' own templates, and nothing else of this machine."""
    home = tmp_path_factory.mktemp("home")
    write_clusterctl_config(home, tools.repository, tools.pins)
    path = f"{tools.bin}:{os.defpath}"
    return {"HOME": str(home), "PATH": path, "CLUSTERCTL_DISABLE_VERSIONCHECK": "true"}


@pytest.fixture(scope="module", params=CASES)
def compared(request, render, environment, tmp_path_factory) -> Compared:
    case, release = request.param
    folder = tmp_path_factory.mktemp("compared")
    published, corrected = (
        render(case["config"] | {"release": release, "edition": edition}, folder / edition)
        for edition in ("published", "corrected")
    )
    generated = guide.generate(published, release, folder / "generated", environment)
    return Compared(case, published, corrected, generated)


def test_the_published_edition_is_what_clusterctl_generates(compared):
    read = leaves if compared.case.get("style") == "ours" else str
    manifests = compared.published.glob(guide.MANIFESTS)
    assert {str(file.relative_to(compared.published)) for file in manifests} == compared.generated.keys()
    for path, text in compared.generated.items():
        rendered = without_header(compared.published / path)
        assert read(rendered) == read(text), path


def test_the_edit_by_hand_is_the_guides(compared):
    names = [managed["name"] for managed in compared.case["config"]["managed"]]
    identity = {"kind": "AWSClusterRoleIdentity"}
    expected = {
        f"managed/{name}/managed-cluster.yaml": {"identityRef": identity | {"name": name}} for name in names
    }
    assert guide.edits(compared.published) == expected


def test_every_difference_of_the_corrected_edition_is_a_deviation(compared):
    claims, applying = deviations.claims(), deviations.applying(compared.corrected)
    for path, text in compared.generated.items():
        guides, ours = leaves(text), leaves((compared.corrected / path).read_text())
        differences = differing(guides, ours)
        assert deviations.unclaimed(path, differences, claims, applying) == set(), path
        if compared.case.get("complete"):
            # Nothing is another than the guide's. An empty object is a leaf until something is added to it.
            assert {address for address in differences if guides.get(address, {}) != {}} == set(), path
