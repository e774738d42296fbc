"""Admission: a real API server with the CRDs and the running webhooks of CAPA and Cluster API is asked about every
object of every golden bundle, and about the objects that our lints keep from being rendered."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from admission import cases, defaults, manifests, paths, schemas
from admission.cases import Case
from admission.manifests import GOLDEN, REPOSITORY
from admission.server import Server
from judges import Pins
from rehearsal import made
from world.cluster import BOOTSTRAP

JUDGE = "admission"

#: Goldens that have between them what the base of the cases lacks.
OF_OTHER_FLAVORS = ("flavors", "machine-pool-v2.9")

CASES = cases.load()
EXPECTED = defaults.load()

each_golden = pytest.mark.parametrize("golden", manifests.goldens())


def each(some: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", some, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def server(management_world) -> Server:
    server = Server(management_world, BOOTSTRAP)
    written = [one for golden in manifests.goldens() for one in objects_to_be_taken(golden)]
    of_cases = {case.set["metadata.namespace"] for case in CASES if "metadata.namespace" in case.set}
    server.make_namespaces(namespaces(written) | of_cases)
    return server


@pytest.fixture(scope="module")
def schema_server(management_world) -> Iterator[Server]:
    with schemas.schema_server(management_world) as server:
        yield server


def namespaces(objects: list[dict[str, Any]]) -> set[str]:
    return {one["metadata"]["namespace"] for one in objects if "namespace" in one["metadata"]}


def release(golden: str) -> str:
    return manifests.config(GOLDEN / golden)["release"]


def refused_files(golden: str) -> dict[str, list[str]]:
    """The names of the files that the server takes nothing of, with its messages."""
    return EXPECTED.refused[manifests.config(GOLDEN / golden)["edition"]]


def files_to_be_taken(golden: str) -> list[Path]:
    refused = refused_files(golden)
    return [file for file in manifests.files(GOLDEN / golden) if file.name not in refused]


def objects_to_be_taken(golden: str) -> list[dict[str, Any]]:
    return [one for file in files_to_be_taken(golden) for one in manifests.objects(file)]


@each_golden
def test_a_golden_is_taken_as_it_is_and_gets_the_defaults_that_are_expected(server, golden):
    answer = server.ask(files_to_be_taken(golden))
    assert answer.refusal == ""
    assert sorted(answer.warnings) == EXPECTED.warnings
    written = {manifests.key(one): one for one in objects_to_be_taken(golden)}
    stored = {manifests.key(one): one for one in answer.objects}
    assert stored.keys() == written.keys()
    for key, one in written.items():
        expected, _ = EXPECTED.complete(one)
        assert stored[key] == expected


@each_golden
def test_a_golden_leaves_to_the_server_only_what_it_may(golden):
    edition = manifests.config(GOLDEN / golden)["edition"]
    for file in files_to_be_taken(golden):
        allowed = ("", edition, manifests.of(file, GOLDEN / golden))
        for one in manifests.objects(file):
            _, taken = EXPECTED.complete(one)
            assert [default for default in taken if default.only not in allowed] == [], file


@pytest.mark.parametrize("golden", [golden for golden in manifests.goldens() if refused_files(golden)])
def test_a_file_that_is_known_to_be_refused_is_refused_as_it_is_known(server, golden):
    refused = refused_files(golden)
    files = [file for file in manifests.files(GOLDEN / golden) if file.name in refused]
    assert {file.name for file in files} == refused.keys()
    for file in files:
        answer = server.ask([file])
        assert answer.objects == []
        for message in refused[file.name]:
            assert message in answer.refusal


def test_every_expected_default_is_taken_by_some_golden():
    written = [one for golden in manifests.goldens() for one in objects_to_be_taken(golden)]
    taken = [default for one in written for default in EXPECTED.complete(one)[1]]
    assert [default for default in EXPECTED.defaults if default not in taken] == []


def older_releases() -> list:
    """The goldens of the releases that are not rehearsed; of every change only that of the oldest, which knows the
    fewest fields."""
    pins = Pins.load()
    oldest = list(pins.clusterawsadm)[-1]
    return [
        pytest.param(golden, marks=() if release(golden) == oldest else pytest.mark.everything)
        for golden in manifests.goldens()
        if release(golden) != pins.release
    ]


@pytest.mark.parametrize("golden", older_releases())
def test_an_older_release_has_the_fields_and_values_of_its_golden(schema_server, tools, golden):
    kinds = schemas.KINDS + schemas.OTHER_KINDS
    objects = [one for one in objects_to_be_taken(golden) if one["kind"] in kinds]
    schema_server.make_namespaces(namespaces(objects))
    with schemas.crds(schema_server, tools.provider(release(golden))):
        answer = schema_server.ask_about(*objects)
    assert answer.refusal == ""
    assert len(answer.objects) == len(objects)


#: Of these no controller does anything while there is no Cluster that refers to them.
@pytest.mark.parametrize("kind", (*schemas.KINDS, *schemas.OTHER_KINDS, "NodeadmConfig"))
def test_what_a_dry_run_says_is_what_is_stored(server, kind):
    written = [one for golden in (cases.BASE, *OF_OTHER_FLAVORS) for one in objects_to_be_taken(golden)]
    one = next(one for one in written if one["kind"] == kind)
    answer = server.ask_about(one)
    with server.holding(one) as stored:
        assert [stored] == answer.objects


@each(CASES)
def test_the_server_says_what_the_table_says(server, case):
    before = server.holding(case.base()) if case.applied else contextlib.nullcontext()
    with before:
        answer = server.ask_about(case.changed())
    if case.refusal:
        assert case.refusal in answer.refusal
        assert answer.objects == []
    else:
        assert answer.refusal == ""
        [stored] = answer.objects
        assert {path: paths.find(stored, path) for path in case.stored} == case.stored


@each([case for case in CASES if case.inputs])
def test_check_says_what_the_table_says(case, capa_runbook, tmp_path):
    file = tmp_path / "capa-runbook.yaml"
    # JSON is YAML in which every text is quoted.
    file.write_text(json.dumps(case.config()))
    checked = capa_runbook("check", file, "--format", "json")
    found = json.loads(checked.stdout)["diagnostics"]
    errors = {one["lint"] for one in found if one["severity"] == "error"}
    if case.error:
        assert case.error in errors
    else:
        assert errors == set()
    if case.lint:
        blamed = [field for one in found if one["lint"] == case.lint for field in one["fields"]]
        assert [field for field in blamed if field.startswith(tuple(case.inputs))], blamed


@each([case for case in CASES if case.inputs and not case.error])
def test_what_check_lets_through_is_rendered_as_the_server_saw_it(case, render, tmp_path):
    bundle = render(case.config(), tmp_path / "capa")
    assert manifests.find(bundle, case.of, case.object) == case.changed()


def test_what_the_server_refuses_check_refuses_or_nobody_can_ask_for():
    for case in CASES:
        assert bool(case.inputs) != bool(case.not_an_input), case.name
        assert bool(case.inputs) == bool(case.check), case.name
        if case.inputs and case.refusal:
            assert case.error, case.name
        if case.error and not case.refusal:
            assert case.later, f"{case.name}: what becomes of it, if the server takes it?"


def test_every_lint_has_a_case_or_is_not_for_a_server():
    sources = (REPOSITORY / "src" / "validate").glob("*.rs")
    lints = {lint for file in sources for lint in re.findall(r'^    id: "(.+)",$', file.read_text(), re.M)}
    in_cases = {case.lint for case in CASES if case.lint}
    assert in_cases | set(cases.not_for_a_server()) == lints
    assert in_cases.isdisjoint(cases.not_for_a_server())


def test_asking_made_nothing(server):
    assert made.changes(server.world, 0) == []
