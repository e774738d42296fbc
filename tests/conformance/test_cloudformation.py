"""`capa-runbook cloudformation` prints the very bytes that clusterawsadm prints, and refuses what it refuses, at one
release of each version of the generator: fixtures, our own bundles, files by hand, and files made at random."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from configurations import File, crafted, generated
from judges import Tools
from judges.template_printer import ALWAYS, GENERATORS, Answer, answers, fixtures

JUDGE = "clusterawsadm's generator"

REPOSITORY = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).parent / "TEMPLATES.md"
SEED = 6
COUNT = 600
#: Until then, the tool prints tags in the order of a Go map, which is random.
TAGS_IN_ORDER = (2, 4)
WORKERS = 2

TABLE_HEAD = """\
# Templates held against clusterawsadm

What `make conformance-all` found: how many files become templates that equal ours byte for byte, and how many both refuse.
Until v2.4.0, the tool prints several tags in an order that is random; such files are compared without it.
The digest is that of all equal templates in their order.

| Generator | Judged by | Equal | Refused by both | Tags in random order | Digest |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Comparison:
    """What came of some files; `wrong` says how ours differ."""

    equal: list[str]  # the templates
    refused: int  # by both
    shuffled: int  # equal but for the order of tags
    wrong: list[str]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[Path, File]:
    return _written((*crafted(), *generated(SEED, COUNT)), tmp_path_factory.mktemp("configurations"))


@pytest.fixture(scope="module")
def goldens(tmp_path_factory) -> dict[Path, File]:
    """Every AWSIAMConfiguration that a scenario renders."""
    golden = REPOSITORY / "tests" / "golden"
    rendered = (
        File("-".join(path.relative_to(golden).with_suffix("").parts), path.read_bytes())
        for path in sorted(golden.rglob("bootstrap-*-account.yaml"))
    )
    return _written(rendered, tmp_path_factory.mktemp("goldens"))


@pytest.fixture(scope="module")
def rows() -> Iterator[dict[str, str]]:
    """The table's rows by generator, held to the table at the end if there is one for each."""
    found: dict[str, str] = {}
    yield found
    if len(found) < len(GENERATORS):
        return
    table = TABLE_HEAD + "".join(found[generator] for generator in GENERATORS)
    if os.environ.get("UPDATE_EVIDENCE"):
        TABLE.write_text(table)
    assert TABLE.read_text() == table, "run again with UPDATE_EVIDENCE=1 and commit the difference"


@pytest.fixture(
    params=[
        generator if generator in ALWAYS else pytest.param(generator, marks=pytest.mark.everything)
        for generator in GENERATORS
    ]
)
def generator(request) -> str:
    return request.param


def test_every_file_becomes_the_same_template(generator, tools, capa_runbook, files, rows):
    found = _compared(generator, tools, capa_runbook, files)
    assert not found.wrong, "\n".join(found.wrong)
    assert len(found.equal) + found.shuffled > COUNT // 2, "most files should become a template"
    digest = hashlib.sha256("".join(found.equal).encode()).hexdigest()[:16]
    cells = (generator, GENERATORS[generator], len(found.equal), found.refused, found.shuffled, f"`{digest}`")
    rows[generator] = f"| {' | '.join(map(str, cells))} |\n"


def test_our_own_bundles_become_the_same_templates(generator, tools, capa_runbook, goldens):
    found = _compared(generator, tools, capa_runbook, goldens)
    assert not found.wrong, "\n".join(found.wrong)
    assert len(found.equal) == len(goldens) > 0


@pytest.mark.everything
def test_fixtures_of_the_module_are_what_we_print(generator, tools, capa_runbook, files):
    """What clusterawsadm's own tests expect, where a file can say it; the command adds a line break."""
    release = GENERATORS[generator]
    folder = fixtures(release)
    ours = {path: file.name for path, file in files.items() if file.name.startswith("fixture-")}
    found = {path: folder / f"{name.removeprefix('fixture-')}.yaml" for path, name in ours.items()}
    there = {path: fixture for path, fixture in found.items() if fixture.exists()}
    assert len(there) >= len(ours) - 1 > 0, "v2.2.0 brought one of them"
    for path, fixture in there.items():
        printed = capa_runbook("cloudformation", path, "--release", release).stdout
        assert printed == fixture.read_text() + "\n", fixture


def test_the_whole_tool_prints_what_its_generator_prints(tools, files):
    """The program that judges is no tool; so the tool is asked, too, for some."""
    some = list(files)[::40]
    theirs = answers(tools, tools.pins.release, some)
    for path, their in zip(some, theirs, strict=True):
        command = [tools.clusterawsadm(tools.pins.release), "bootstrap", "iam", "print-cloudformation-template"]
        said = subprocess.run([*command, "--config", path], capture_output=True, text=True)
        assert (said.returncode == 0) == (not their.error), said.stderr
        if not their.error:
            assert said.stdout == their.template


def _written(files: Iterable[File], folder: Path) -> dict[Path, File]:
    """By the path at which each is written."""
    written = {folder / f"{file.name}.yaml": file for file in files}
    for path, file in written.items():
        path.write_bytes(file.content)
    return written


def _compared(generator: str, tools: Tools, capa_runbook, files: dict[Path, File]) -> Comparison:
    release = GENERATORS[generator]
    theirs = answers(tools, release, list(files))
    with ThreadPoolExecutor(WORKERS) as pool:
        ours = list(pool.map(lambda path: capa_runbook("cloudformation", path, "--release", release), files))
    equal, wrong = [], []
    refused = shuffled = 0
    for file, their, our in zip(files.values(), theirs, ours, strict=True):
        if their.error and our.returncode == 1 and not our.stdout:
            refused += 1
        elif not their.error and our.stdout == their.template and not _is_shuffled(generator, file):
            equal.append(their.template)
        elif not their.error and _lines(our.stdout) == _lines(their.template) and _is_shuffled(generator, file):
            shuffled += 1
        else:
            wrong.append(f"{file.name}: {their.error or _difference(their, our)}")
    return Comparison(equal, refused, shuffled, wrong)


def _is_shuffled(generator: str, file: File) -> bool:
    major, minor, _ = generator.removeprefix("v").split(".")
    return file.has_many_tags and (int(major), int(minor)) < TAGS_IN_ORDER


def _lines(template: str) -> list[str]:
    """In an order of their own; each tag is two, and the dash stands at the first."""
    return sorted(line.replace("- ", "  ") for line in template.splitlines())


def _difference(their: Answer, our: subprocess.CompletedProcess) -> str:
    """The first line that differs, or why there is none."""
    if our.returncode:
        return our.stderr.strip().splitlines()[-1]
    pairs = zip(their.template.splitlines(), our.stdout.splitlines(), strict=False)
    number, (their_line, our_line) = next(
        ((number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]), (0, ("", ""))
    )
    return f"line {number} is {our_line!r}, not {their_line!r}"
