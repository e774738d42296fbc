"""Draws configs: one in which nothing is an error, and what is changed in it."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from admission import paths
from generated.fields import FIELDS, OPS, VPC_CNI, Field

SEED = "capa-runbook"
#: The release whose controllers judge.
RELEASE = "v2.11.1"

REGIONS = ("eu-west-1", "us-east-1", "ap-southeast-2")
GOVERNMENT_REGIONS = ("us-gov-west-1", "us-gov-east-1")
ACCOUNTS = ("payments", "retail", "web")
#: With its instances; EKS's own where there are none.
IMAGES = (
    ("AL2023_x86_64_STANDARD", "m5.large"),
    ("AL2023_ARM_64_STANDARD", "m7g.large"),
    ("BOTTLEROCKET_x86_64", ""),
    ("", "c6i.xlarge"),
    ("", ""),
)


#: What is wrong only because it is twice; every value is right by itself.
COINCIDENCES: tuple[dict[str, Any], ...] = (
    {"managed[1].accountId": "111111111111", "managed[1].cluster.name": "payments"},
    {"managed[1].cluster.namespace": "payments", "managed[1].cluster.name": "payments"},
    {"managed[1].cluster.namespace": "payments", "managed[1].cluster.name": "payments-user"},
    {"managed[1].cluster.namespace": "payments", "managed[1].identity": {"allowedNamespaceLabels": {"a": "b"}}},
    {"managed[0].cluster.vpcCidr": "10.9.0.0/16", "managed[1].cluster.vpcCidr": "10.9.0.0/16"},
)


@dataclass(frozen=True)
class Drawn:
    """`base` is right; `changes` are values by their paths, and `fields` what each of these paths is."""

    base: dict[str, Any]
    changes: dict[str, Any]
    fields: dict[str, Field] = field(default_factory=dict)

    def config(self) -> dict[str, Any]:
        return paths.changed(self.base, self.changes)


def draw(number: int, attempt: int) -> Drawn:
    """The same for the same numbers; another attempt draws anew."""
    random = Random(f"{SEED}/{number}/{attempt}")
    base = _base(random)
    count = random.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 3))
    possible = [(path, one) for one in FIELDS for path in _paths(one, base)]
    chosen = dict(random.sample(possible, count))
    changes = {path: random.choice(one.values) for path, one in chosen.items()}
    if base["edition"] == "corrected" and len(base["managed"]) > 1 and random.random() < 0.05:
        changes |= random.choice(COINCIDENCES)
    return Drawn(base, changes, chosen)


def _base(random: Random) -> dict[str, Any]:
    published = random.random() < 0.1
    government = random.random() < 0.1 and not published
    regions = GOVERNMENT_REGIONS if government else REGIONS
    by_capa = random.random() < 0.2 and not published
    names = ACCOUNTS[: random.randint(1, 3)]
    iam = f"arn:{'aws-us-gov' if government else 'aws'}:iam::"
    return {
        "format": 1,
        "edition": "published" if published else "corrected",
        "release": RELEASE,
        "manager": {
            "accountId": "000000000000",
            "region": random.choice(regions),
            "cluster": _cluster(random, 0, f"{iam}000000000000", published, by_capa),
        },
        "managed": [
            {
                "name": name,
                "accountId": str(row) * 12,
                "region": random.choice(("", *regions)),
                "cluster": _cluster(random, row, iam + str(row) * 12, published, by_capa),
                "identity": {} if published else _identity(random, name),
            }
            for row, name in enumerate(names, 1)
        ],
        "iam": {"eksRoleCreation": by_capa, "addRoles": by_capa and random.random() < 0.5},
        "controllers": {"namespace": random.choice(("capi-providers", "capa"))},
        "bootstrap": {"pivot": random.random() < 0.8},
    }


def _cluster(random: Random, row: int, principals: str, published: bool, by_capa: bool) -> dict[str, Any]:
    """`principals` is the beginning of the ARNs of its account."""
    # Of the management cluster there is a lint that warns of Fargate, and two that refuse what goes with it.
    flavors = ["eks-managedmachinepool-vpccni"] * 3 + ["eks-managedmachinepool", "eks-machinepool", "eks-fargate"]
    flavor = random.choice(flavors)
    cluster: dict[str, Any] = {"flavor": flavor, "kubernetesVersion": random.choice(("", "1.32", "v1.32.7"))}
    if flavor != "eks-fargate":
        cluster["workerCount"] = random.randint(2, 9)
    if flavor == "eks-machinepool":
        cluster["sshKeyName"] = random.choice(("", "ops", "a: b", "- it's [a] {key}"))
    if published:
        return cluster
    cluster["vpcCidr"] = random.choice(("", f"10.{row}.0.0/16", f"172.16.{row}.0/24"))
    if flavor.startswith("eks-managed"):
        cluster["amiType"], cluster["instanceType"] = random.choice(IMAGES)
    if flavor != "eks-fargate" and random.random() < 0.5:
        cluster["scaling"] = {"min": random.randint(0, 2), "max": random.randint(9, 20)}
    if random.random() < 0.3:
        cluster["addons"] = [VPC_CNI, ["coredns", "v1.12.1-eksbuild.2"], ["kube-proxy", "v1.32.6-eksbuild.2"]]
    if random.random() < 0.3:
        cluster["accessEntries"] = [OPS | {"principalArn": f"{principals}:user/ann", "username": "ann"}]
    if random.random() < 0.2 and not by_capa:
        cluster["controlPlaneRole"] = "eks-control-plane"
    if random.random() < 0.2 and flavor.startswith("eks-managed"):
        cluster["nodeRole"] = "eks-nodes"
    return cluster


def _identity(random: Random, name: str) -> dict[str, Any]:
    kinds = (
        {},
        {"sessionName": f"capa={name}", "durationSeconds": random.choice((900, 3600))},
        {"allowedNamespaces": [name, f"{name}-test"]},
        {"allowedNamespaceLabels": {"team": name}},
    )
    return random.choice(kinds)


def _paths(one: Field, base: dict[str, Any]) -> list[str]:
    """Where the field is in the config and comes into a manifest, if anywhere."""
    if base["edition"] == "published" and not one.in_guide:
        return []
    first, _, rest = one.path.partition(".")
    rows = [f"managed[{row}]" for row in range(len(base["managed"]))]
    if first == "account":
        return [f"{row}.{rest}" for row in rows]
    if first == "cluster":
        clusters = [f"{whose}.cluster" for whose in ("manager", *rows)]
        return [f"{cluster}.{rest}" for cluster in clusters if _has_use(one, paths.find(base, cluster))]
    return [one.path]


def _has_use(one: Field, cluster: dict[str, Any]) -> bool:
    flavor = cluster["flavor"]
    uses = {
        "all": True,
        "nodes": flavor != "eks-fargate",
        "node groups": flavor.startswith("eks-managed"),
        "fargate": flavor == "eks-fargate",
    }
    # Without its other bound nothing could stand in for this one.
    bound = one.path.startswith("cluster.scaling") and "scaling" not in cluster
    return uses[one.of] and not bound
