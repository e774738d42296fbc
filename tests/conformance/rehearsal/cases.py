"""The bundles of cases/rehearsals.yaml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from world import Account

FILE = Path(__file__).resolve().parent.parent / "cases" / "rehearsals.yaml"
REGIONS = ("eu-west-1", "us-east-1")
DEFAULT_SUFFIX = ".cluster-api-provider-aws.sigs.k8s.io"


@dataclass(frozen=True)
class Managed:
    """What a managed account of a config is expected to get."""

    name: str
    account: str
    region: str
    profile: str
    cluster: str
    namespace: str


@dataclass(frozen=True)
class Rehearsal:
    name: str
    config: dict[str, Any]
    every_change: bool = False
    via: dict[str, str] = field(default_factory=dict)

    @property
    def manager(self) -> dict[str, Any]:
        return self.config["manager"]

    @property
    def managed(self) -> list[Managed]:
        """With the defaults that the config file's format promises."""
        home = self.manager.get("region", REGIONS[0])
        return [
            Managed(
                name=account["name"],
                account=account["accountId"],
                region=account.get("region", home),
                profile=account["awsProfile"],
                cluster=account.get("cluster", {}).get("name", account["name"]),
                namespace=account.get("cluster", {}).get("namespace", account["name"]),
            )
            for account in self.config["managed"]
        ]

    @property
    def iam(self) -> dict[str, Any]:
        return self.config.get("iam", {})

    @property
    def external_id(self) -> str:
        return self.iam.get("externalId", "")

    @property
    def controllers_role(self) -> str:
        return "controllers" + self.iam.get("nameSuffix", DEFAULT_SUFFIX)

    @property
    def providers_namespace(self) -> str:
        return self.config.get("controllers", {}).get("namespace", "capi-providers")

    @property
    def manager_eks_name(self) -> str:
        """The name that CAPA gives an EKS cluster: NAMESPACE_NAME-control-plane."""
        cluster = self.manager.get("cluster", {})
        return f"{cluster.get('namespace', 'default')}_{cluster.get('name', 'manager')}-control-plane"

    @property
    def uses_pod_identity(self) -> bool:
        return self.config.get("controllers", {}).get("credentials") == "pod-identity"

    def role_arn(self, account: str) -> str:
        return f"arn:aws:iam::{account}:role/{self.controllers_role}"

    def accounts(self) -> list[Account]:
        """The accounts that the world needs."""
        manager = Account(self.manager["accountId"], self.manager["awsProfile"])
        return [manager] + [
            Account(managed.account, managed.profile, self.via.get(managed.name, "keys"))
            for managed in self.managed
        ]


def load() -> list[Rehearsal]:
    return [Rehearsal(**_with_accounts(case)) for case in yaml.safe_load(FILE.read_text())]


def find(name: str) -> Rehearsal:
    return next(case for case in load() if case.name == name)


def _with_accounts(case: dict[str, Any]) -> dict[str, Any]:
    managed = case["config"]["managed"]
    if isinstance(managed, int):
        case["config"]["managed"] = [
            {
                "name": f"team-{number:02}",
                "accountId": f"{100000000000 + number}",
                "region": REGIONS[number % len(REGIONS)],
                "awsProfile": f"team-{number:02}",
            }
            for number in range(1, managed + 1)
        ]
    return case
