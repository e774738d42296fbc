"""The stacks that the emulated AWS makes of a bundle's templates have the very roles, trusts and permissions that
`capa-runbook trust` prints, and cfn-lint finds no fault in the templates."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import boto3
import pytest

from rendered import cfn_lint
from world import Account, World
from world.accounts import SECRET

JUDGE = "the trust map"

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MANAGER = "000000000000"
MANAGED = {"payments": "111111111111", "retail": "222222222222"}
#: What the maps differ in. The issuer is known, so that the bundle's files are how things are in the end.
OPTIONS = {
    "service account and external id": {"iam": {"externalId": "capa-prod-1234"}},
    "Pod Identity and roles of CAPA's own": {
        "controllers": {"credentials": "pod-identity"},
        "iam": {"eksRoleCreation": True, "nameSuffix": ".example.com"},
    },
    "an older release": {"release": "v2.8.4"},
}

#: What clusterawsadm calls it.
STACK = "cluster-api-provider-aws-sigs-k8s-io"

Roles = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def world(worlds) -> Iterator[World]:
    accounts = [Account(MANAGER, "manager"), *(Account(number, name) for name, number in MANAGED.items())]
    with worlds(accounts) as world:
        yield world


@pytest.mark.parametrize("options", OPTIONS)
def test_the_stacks_have_what_the_map_shows(options, world, render, capa_runbook, tmp_path):
    bundle = render(_config(OPTIONS[options]), tmp_path / "bundle")
    printed = capa_runbook("trust", bundle / "capa-runbook.yaml")
    assert printed.returncode == 0, printed.stderr
    shown = json.loads(printed.stdout)

    stacks_of = {account["accountId"]: account["stack"] for account in shown["accounts"]}
    assert stacks_of == {MANAGER: "manager", **dict.fromkeys(MANAGED.values(), "managed")}
    arns = set()
    with ExitStack() as stacks:
        # The manager's first: a trust in a role that is not there is refused.
        for number, stack in stacks_of.items():
            stacks.enter_context(_stack(world, number, bundle / stack / "cloudformation.yaml"))
        for number, stack in stacks_of.items():
            made = _made(world, number)
            arns |= {role.pop("arn") for role in made.values()}
            assert made == {role["name"]: _shown(role) for role in shown["stacks"][stack]["roles"]}

    assert [arrow["state"] for arrow in shown["arrows"]] == ["allowed"] * (2 + 2 * len(MANAGED))
    into_accounts = [arrow for arrow in shown["arrows"] if arrow["id"].startswith("assume-")]
    assert len(into_accounts) == len(MANAGED)
    assert {end for arrow in into_accounts for end in (arrow["from"], arrow["to"])} <= arns


def test_cfn_lint_finds_no_fault_in_a_template():
    templates = sorted(GOLDEN.rglob("cloudformation.yaml"))
    assert len(templates) > 2 * len(OPTIONS)
    found = cfn_lint.findings(templates)
    assert not found, found


def _config(options: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": 1,
        "manager": {"accountId": MANAGER, "oidcIssuer": "0123456789ABCDEF0123456789ABCDEF"},
        "managed": [{"name": name, "accountId": number} for name, number in MANAGED.items()],
    } | options


@contextmanager
def _stack(world: World, account: str, template: Path) -> Iterator[None]:
    """The stack as clusterawsadm would make it, for as long as the context lasts."""
    client = _client(world, "cloudformation", account)
    client.create_stack(
        StackName=STACK, TemplateBody=template.read_text(), Capabilities=["CAPABILITY_NAMED_IAM"]
    )
    try:
        status = client.describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"]
        assert status == "CREATE_COMPLETE", client.describe_stack_events(StackName=STACK)["StackEvents"]
        yield
    finally:
        client.delete_stack(StackName=STACK)


def _made(world: World, account: str) -> Roles:
    """The roles of an account as IAM tells of them, by name."""
    iam = _client(world, "iam", account)
    made = {}
    for role in iam.list_roles()["Roles"]:
        name = role["RoleName"]
        attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
        own = [policy for policy in attached if f":iam::{account}:policy/" in policy["PolicyArn"]]
        inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
        made[name] = {
            "arn": role["Arn"],
            "trust": _statements(role["AssumeRolePolicyDocument"]),
            "managed": {policy["PolicyName"]: _statements(_document(iam, policy["PolicyArn"])) for policy in own},
            "inline": {
                policy: _statements(iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"])
                for policy in inline
            },
            "attached": sorted(policy["PolicyArn"] for policy in attached if policy not in own),
        }
    return made


def _document(iam, arn: str) -> dict[str, Any]:
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    return iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]


def _shown(role: dict[str, Any]) -> dict[str, Any]:
    """A role of the map in the form of `_made`, without its ARN."""

    def of(kind: str) -> dict[str, list[dict]]:
        return {policy["name"]: policy["statements"] for policy in role["policies"] if policy["kind"] == kind}

    return {
        "trust": role["trust"],
        "managed": of("managed"),
        "inline": of("inline"),
        "attached": sorted(role["attached"]),
    }


def _statements(document: str | dict[str, Any]) -> list[dict[str, Any]]:
    return (json.loads(unquote(document)) if isinstance(document, str) else document)["Statement"]


def _client(world: World, service: str, account: str):
    person = next(known for known in world.settings.accounts if known.id == account)
    return boto3.client(
        service,
        endpoint_url=world.settings.url("aws"),
        region_name=world.settings.region,
        aws_access_key_id=person.access_key,
        aws_secret_access_key=SECRET,
    )
