"""What is typed wrong by little, field by field: the values that a generated config gets, and where each of them
would stand in a manifest if `check` let it through.

A text or a number that is refused is found again by its stand-in: the bundle is rendered with a right value that
is nowhere else, and that is replaced by the wrong one. A list is put in its place as a whole (`objects.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: A right value that stands for a wrong one; the number keeps those of one config apart.
StandIn = Callable[[int], Any]


@dataclass(frozen=True)
class Field:
    """`path` begins with `cluster` for the manager's and every account's, with `account` for every account's. `of`
    says which clusters have a use for it: `all`, `nodes`, `node groups`, `fargate`."""

    path: str
    values: tuple[Any, ...]
    stand_in: StandIn | None = None
    of: str = "all"
    in_guide: bool = False


LONG = "a" * 64
NAMES = (
    "Team A", "team.a", "team-", "-team", "TEAM", "team_a", "tëam", "team a", "7", "te--am", LONG, LONG[1:],
    "a\nb", "true", "payments",
)  # fmt: skip
ROLES = ("a", "eks-nodes", "team/eks", "arn:aws:iam::111111111111:role/eks", "a" * 65, "a" * 64, "eks role", "rôle")
POLICIES = (
    ["ReadOnlyAccess"],
    ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    ["arn:aws-cn:iam::aws:policy/ReadOnlyAccess"],
    ["arn:aws:iam::999999999999:policy/backup"],
    ["arn:aws:iam::aws:role/ReadOnlyAccess"],
)
VPC_CNI = ["vpc-cni", "v1.19.5-eksbuild.3"]
ISSUER = "EXAMPLED539D4633E53DE1B71EXAMPLE"
PROVIDER = f"arn:aws:iam::999999999999:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/{ISSUER}"
CONTROLLERS = "controllers.cluster-api-provider-aws.sigs.k8s.io"
OPS = {"principalArn": "arn:aws:iam::111111111111:role/ops", "username": "ops", "policy": "view"}


def _name(number: int) -> str:
    return f"standin-{number}"


FIELDS = [
    # Names
    Field("account.name", NAMES, _name, in_guide=True),
    Field(
        "cluster.name",
        (*NAMES, "prod.eu", "prod-.eu", ".prod", "prod..eu", "payments-user", "a" * 48),
        _name,
        in_guide=True,
    ),
    Field("cluster.namespace", NAMES, _name, in_guide=True),
    Field("controllers.namespace", NAMES, _name),
    Field("bootstrap.kindCluster", NAMES),
    # Accounts and regions
    Field(
        "account.accountId",
        ("11111111111", "1111-1111-1111", "11111111111a", "", "000000000000", "111111111111", "0123456789012"),
        lambda number: f"98765432{number:04}",
        in_guide=True,
    ),
    Field("account.region", ("EU-West-1", "us-esat-1", "cn-north-1", "eu-west", "eu-west-1a", "us-east-1")),
    Field("manager.region", ("EU-West-1", "us-esat-1", "eu-west", "cn-north-1", "")),
    Field("account.awsProfile", ("prod]", "prod admin", "a\tb")),
    Field("manager.oidcIssuer", ("WeWillReplaceThisLater", "EXAMPLED539D", ISSUER, PROVIDER)),
    # The control plane
    Field(
        "cluster.kubernetesVersion",
        (
            "latest", "v1.33.0-rc.1", "v1.33.0+eks.1", "v1.33.0.0", "v1.033.0", "v2.0.0", "1.33", "v1.33", "1", "33",
            "v1.33.10", "v1.33.", "v1.27.0", "v1.99.0", "V1.33.0", "v1.32.1",
        ),
        lambda number: f"v1.32.{70 + number}",
        in_guide=True,
    ),  # fmt: skip
    Field("cluster.sshKeyName", ("größe", "a" * 256, "a\tb", "my key", "'`$", "a\nb"), _name, in_guide=True),
    Field(
        "cluster.vpcCidr",
        (
            "10.1.2.3/16", "10.0.0.0/8", "10.0.0.0/29", "10.99.0.0/25", "10.99.0.0/24", "fd00::/56", "10.0.0.0",
            "10.0.0.0/016", "256.0.0.0/16",
        ),
        lambda number: f"10.{200 + number}.0.0/16",
    ),  # fmt: skip
    Field("cluster.controlPlaneRole", ROLES, _name),
    Field("cluster.controlPlaneRolePolicies", POLICIES),
    Field(
        "cluster.addons",
        (
            [["", "v1.19.5-eksbuild.3"]],
            [["a", "v1.19.5-eksbuild.3"]],
            [["VPC-CNI", "v1.19.5-eksbuild.3"]],
            [["vpc-cni", "latest"]],
            [VPC_CNI, ["coredns", ""]],
            [VPC_CNI, VPC_CNI],
            [VPC_CNI, ["kube-proxy", "v1.34.0-eksbuild.2"]],
            [["vpc-cni", "1.19.5-eksbuild.3"]],
            [["vpc_cni", "v1.19.5-eksbuild.3"]],
            [],
        ),
    ),
    Field(
        "cluster.accessEntries",
        (
            [OPS],
            [OPS, OPS],
            [OPS | {"username": ""}],
            [OPS | {"username": "system:ops"}],
            [OPS | {"policy": "root"}],
            [OPS | {"policy": ""}],
            [OPS | {"policy": "", "groups": ["system:masters"]}],
            [OPS | {"groups": ["on-call", "ops"]}],
            [OPS | {"principalArn": "ops"}],
            [OPS | {"principalArn": f"arn:aws:iam::111111111111:role/{CONTROLLERS}"}],
            [OPS | {"principalArn": "arn:aws-cn:iam::111111111111:role/ops"}],
            [OPS | {"principalArn": "arn:aws:sts::111111111111:assumed-role/ops/ann"}],
        ),
    ),
    # The nodes
    Field(
        "cluster.workerCount",
        (0, "-1", "three", 451, 1, 450, "1.5", "+3", 2147483648, 11),
        lambda number: 60 + number,
        of="nodes",
        in_guide=True,
    ),
    Field("cluster.scaling.min", ("-1", 0, 451, "few", ""), lambda number: 50 + number, of="nodes"),
    Field("cluster.scaling.max", ("-1", 0, 1, 451, "many", ""), lambda number: 70 + number, of="nodes"),
    Field(
        "cluster.instanceType",
        ("large", "m5.", "M5.large", "m7g.large", "t3.medium", "m5 large", "m5.large.x", "c7i-flex.large", "a"),
        lambda number: f"m5.standin{number}",
        of="nodes",
    ),
    Field(
        "cluster.amiType",
        (
            "NOPE", "AL2023", "al2023_x86_64_standard", "CUSTOM", "AL2_x86_64", "WINDOWS_CORE_2022_x86_64",
            "BOTTLEROCKET_ARM_64", "AL2023_ARM_64_STANDARD", "BOTTLEROCKET_x86_64",
        ),
        lambda number: ("AL2023_x86_64_NEURON", "AL2023_x86_64_NVIDIA", "BOTTLEROCKET_x86_64_FIPS")[number % 3],
        of="node groups",
    ),  # fmt: skip
    Field("cluster.nodeRole", ROLES, _name),
    Field("cluster.nodeRolePolicies", POLICIES, of="node groups"),
    Field(
        "cluster.fargate",
        (
            [{"namespace": "Payments"}, {"namespace": "kube-system"}],
            [{"namespace": "payments"}],
            [{"namespace": "kube-system", "labels": {"-tier": "web"}}],
            [{"namespace": "kube-system", "labels": {"tier": "-web"}}],
            [{"namespace": "kube-system", "labels": {"example.com/tier": ""}}],
            [{"namespace": ""}],
            [{"namespace": f"team-{number}"} for number in range(5)] + [{"namespace": "kube-system"}],
        ),
        of="fargate",
    ),
    # The identity
    Field("account.identity.sessionName", ("a", "a b", "a" * 65, "a" * 64, "ü", "a/b", "capa_of=me"), _name),
    Field(
        "account.identity.durationSeconds",
        (899, 900, 600, 3600, 3601, 43200, 43201, 50000, "1h", "-1", 0),
        lambda number: 1000 + number,
    ),
    Field(
        "account.identity.allowedNamespaces",
        (["Payments"], ["elsewhere"], ["payments", "retail", "web", "Team A"], ["payments", "retail", "web", "0"]),
    ),
    Field(
        "account.identity.allowedNamespaceLabels",
        (
            {"team": "payments"},
            {"-team": "payments"},
            {"team": "-payments"},
            {"a team": "payments"},
            {LONG: "payments"},
            {"example.com/team": ""},
            {"Example.com/team": "payments"},
            {"capa-runbook/tenant": "false"},
            {"kubernetes.io/metadata.name": "elsewhere"},
        ),
    ),
    # IAM and the controllers
    Field("iam.nameSuffix", ("/team", "a" * 52, "", ".team", "a b"), lambda number: f".standin-{number}"),
    Field("iam.externalId", ("a", "a b", "1e3", "2020-01-01", "1234", "a" * 1225, "ü"), _name),
    Field("iam.permissionsBoundary", ("Boundary", "arn:aws-cn:iam::aws:policy/A", "arn:aws:iam::aws:policy/A")),
    Field("iam.stackTags", ({"aws:team": "a"}, {"": "a"}, {"team": "a"}, {"team": "a\nb"})),
    Field("controllers.concurrency", ("many", 0, 20, 1001)),
    # Choices, which are right by themselves
    Field("cluster.flavor", ("eks-managedmachinepool", "eks-machinepool", "eks-fargate")),
    Field("controllers.credentials", ("irsa", "pod-identity")),
    Field("iam.eksRoleCreation", (True, False)),
    Field("iam.addRoles", (True, False)),
    Field("iam.roles", ({"nodes": False}, {"controlPlane": False}, {"fargate": "never"}, {"fargate": "always"})),
    Field("bootstrap.pivot", (True, False)),
]
