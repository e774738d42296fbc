"""clusterawsadm, at one release of each epoch of permissions, reads all of every AWSIAMConfiguration that we render
for a release of the epoch, and makes a template of it that CloudFormation and IAM can take."""

import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from judges import Pins
from rendered import cfn_lint, clusterawsadm, limits
from rendered.bundles import EDITIONS, scenarios, without_header

JUDGE = "clusterawsadm"

PINS = Pins.load()
#: Tools that run at once: as many as the machines of our CI have cores.
WORKERS = 2
#: What the tool drops of each edition. The guide's own slip is that the field is called `disable`.
DROPPED = {"corrected": set(), "published": {"AWSIAMConfiguration/spec/clusterAPIControllers/disabled"}}
CONTROLLERS = "AWSIAMRoleControllers"
#: Region of the manager, name suffix, and how many managed accounts the permission of the controllers names.
FLEETS = [
    ("eu-west-1", ".cluster-api-provider-aws.sigs.k8s.io", 123),
    ("cn-north-1", ".cluster-api-provider-aws.sigs.k8s.io", 119),
    ("us-gov-west-1", ".cluster-api-provider-aws.sigs.k8s.io", 113),
    ("eu-west-1", ".the-longest-suffix-that-fits-in-the-name-of-a-role", 105),
    ("eu-west-1", ".x", 215),
]


@dataclass(frozen=True)
class Rendering:
    """A scenario for a release: the texts of its AWSIAMConfigurations, or the lints that refuse it."""

    scenario: str
    release: str
    edition: str
    configurations: frozenset[str] = field(repr=False)
    refused_by: frozenset[str]


@dataclass(frozen=True)
class Answer:
    template: str
    dropped: set[str]


#: By epoch and text of the configuration. What a tool refuses is raised where the answer is asked for.
Answers = dict[tuple[str, str], Future[Answer]]


@pytest.fixture(scope="module")
def pool():
    with ThreadPoolExecutor(WORKERS) as pool:
        yield pool


@pytest.fixture(scope="module")
def renderings(capa_runbook, pool, tmp_path_factory) -> list[Rendering]:
    """Every scenario for every release, in both editions."""
    folder = tmp_path_factory.mktemp("renderings")

    def rendering(scenario: str, config: dict[str, Any], release: str, edition: str) -> Rendering:
        bundle = folder / f"{scenario}, {release}, {edition}"
        file = folder / f"{bundle.name}.yaml"
        file.write_text(json.dumps(config | {"release": release, "edition": edition}))
        if capa_runbook("render", file, "--out", bundle).returncode == 0:
            return Rendering(scenario, release, edition, _configurations(bundle), frozenset())
        report = json.loads(capa_runbook("check", file, "--format", "json").stdout)
        errors = {one["lint"] for one in report["diagnostics"] if one["severity"] == "error"}
        return Rendering(scenario, release, edition, frozenset(), frozenset(errors))

    made = [
        pool.submit(rendering, scenario, config, release, edition)
        for scenario, config in scenarios().items()
        for release in PINS.releases
        for edition in EDITIONS
    ]
    return [one.result() for one in made]


@pytest.fixture(scope="module")
def answers(tools, renderings, pool) -> Answers:
    """Each text is asked of every epoch's tool, also where it is not rendered for a release of the epoch."""

    def answer(epoch: str, text: str) -> Answer:
        program = tools.clusterawsadm(epoch)
        return Answer(clusterawsadm.template(program, text), clusterawsadm.dropped(program, text))

    texts = sorted(frozenset().union(*(rendering.configurations for rendering in renderings)))
    return {(epoch, text): pool.submit(answer, epoch, text) for epoch in PINS.epochs for text in texts}


@pytest.fixture(scope="module")
def findings(answers, pool, tmp_path_factory) -> dict[str, list[str]]:
    """Of cfn-lint, by template; each is read once, however many configurations it is made from."""
    folder = tmp_path_factory.mktemp("templates")
    templates = sorted({answer.result().template for answer in answers.values() if not answer.exception()})
    files = {folder / f"{number}.yaml": template for number, template in enumerate(templates)}
    for file, template in files.items():
        file.write_text(template)
    shares = [list(files)[first::WORKERS] for first in range(WORKERS)]
    found = [pair for share in pool.map(cfn_lint.findings, shares) for pair in share.items()]
    return {files[file]: of_file for file, of_file in found}


@pytest.fixture(params=PINS.epochs)
def epoch(request) -> str:
    return request.param


def test_nothing_is_dropped(epoch, renderings, answers):
    for rendering, text in _rendered(epoch, renderings):
        assert answers[epoch, text].result().dropped == DROPPED[rendering.edition], rendering


def test_check_refuses_exactly_what_would_be_dropped(renderings, answers):
    corrected = [rendering for rendering in renderings if rendering.edition == "corrected"]
    newest = {one.scenario: one.configurations for one in corrected if one.release == PINS.release}
    losing = {
        (scenario, release)
        for release, epoch in PINS.clusterawsadm.items()
        for scenario, texts in newest.items()
        if any(answers[epoch, text].result().dropped for text in texts)
    }
    refused = {
        (one.scenario, one.release) for one in corrected if "boundary-ignored-by-release" in one.refused_by
    }
    assert losing, "no scenario has what an older release drops"
    assert refused == losing


def test_cfn_lint_finds_nothing(epoch, renderings, answers, findings):
    for rendering, text in _rendered(epoch, renderings):
        assert findings.get(answers[epoch, text].result().template, []) == [], rendering


def test_policies_and_templates_fit(epoch, renderings, answers):
    for rendering, text in _rendered(epoch, renderings):
        assert limits.over(answers[epoch, text].result().template) == [], rendering


@pytest.mark.parametrize(("region", "suffix", "named"), FLEETS)
def test_the_permission_names_as_many_accounts_as_fit(region, suffix, named, tools, render, tmp_path):
    def manager(accounts: int) -> tuple[list[str], str]:
        """The roles that the controllers may assume, and the template."""
        bundle = render(_fleet(region, suffix, accounts), tmp_path / str(accounts))
        text = (bundle / "manager" / "bootstrap-manager-account.yaml").read_text()
        statements = yaml.safe_load(text)["spec"]["clusterAPIControllers"]["extraStatements"]
        return statements[0]["Resource"], clusterawsadm.template(tools.clusterawsadm(PINS.release), text)

    roles, template = manager(named)
    assert len(roles) == named
    assert limits.over(template) == []
    one_more = len(f',"{roles[0]}"')
    assert limits.inline_policies(template, CONTROLLERS) + one_more > limits.INLINE_POLICIES
    roles, template = manager(named + 1)
    assert len(roles) == 1 and ":iam::*:role/" in roles[0]
    assert limits.over(template) == []


def _rendered(epoch: str, renderings: list[Rendering]) -> list[tuple[Rendering, str]]:
    """What is rendered for the releases whose permissions are those of the epoch."""
    found = [
        (rendering, text)
        for rendering in renderings
        if PINS.clusterawsadm[rendering.release] == epoch
        for text in rendering.configurations
    ]
    assert found
    return found


def _configurations(bundle: Path) -> frozenset[str]:
    files = bundle.glob("m*/**/bootstrap-*-account.yaml")
    return frozenset(without_header(file) for file in files)


def _fleet(region: str, suffix: str, accounts: int) -> dict[str, Any]:
    """With Pod Identity, whose permission is the longer one."""
    return {
        "format": 1,
        "manager": {"accountId": "999999999999", "region": region},
        "managed": [{"name": f"account-{one}", "accountId": f"{one:012}"} for one in range(accounts)],
        "iam": {"nameSuffix": suffix},
        "controllers": {"credentials": "pod-identity"},
    }
