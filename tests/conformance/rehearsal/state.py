"""What a run left behind, in a form in which two runs can be compared: ids, times and generated names are left out."""

import json
import re
import time
from typing import Any

import boto3

from world import World
from world.accounts import SECRET

KINDS = (
    "clusters.cluster.x-k8s.io",
    "machinepools.cluster.x-k8s.io",
    "awsmanagedclusters.infrastructure.cluster.x-k8s.io",
    "awsmanagedmachinepools.infrastructure.cluster.x-k8s.io",
    "awsmanagedcontrolplanes.controlplane.cluster.x-k8s.io",
    "awsclustercontrolleridentities.infrastructure.cluster.x-k8s.io",
    "awsclusterroleidentities.infrastructure.cluster.x-k8s.io",
    "providers.clusterctl.cluster.x-k8s.io",
    "deployments.apps",
    "serviceaccounts",
)
#: Namespaces whose contents are Kubernetes' own.
OF_KUBERNETES = ("kube-system", "kube-public", "kube-node-lease")
#: Numbers that AWS makes up: vpc-0123456789abcdef0, an address of a subnet, an id of a session.
MADE_UP = re.compile(r"\b(vpc|subnet|sg|rtb|igw|nat|eipalloc|i|ami|lt|eni)-[0-9a-f]{8,17}\b|aws:///\S+")


def settled_state(world: World, cluster: str, timeout: float = 120) -> dict[str, Any]:
    """The state once the controllers have written all that they had to: the same twice, some seconds apart."""
    give_up = time.monotonic() + timeout
    found = state(world, cluster)
    while True:
        time.sleep(5)
        before, found = found, state(world, cluster)
        if found == before:
            return found
        assert time.monotonic() < give_up, f"the objects of {cluster} still change after {timeout} s"


def state(world: World, cluster: str) -> dict[str, Any]:
    """Of AWS in every account, and of Cluster API's objects in the management cluster."""
    return {
        "aws": {account.id: _account(world, account) for account in world.settings.accounts},
        "kubernetes": {kind: _objects(world, cluster, kind) for kind in KINDS},
    }


def _account(world: World, account) -> dict[str, Any]:
    def client(service: str, region: str):
        return boto3.client(
            service,
            endpoint_url=world.settings.url("aws"),
            region_name=region,
            aws_access_key_id=account.access_key,
            aws_secret_access_key=SECRET,
        )

    iam = client("iam", "us-east-1")
    regions = sorted({call.region for call in world.calls() if call.account == account.id and call.region})
    return {
        "roles": {role["RoleName"]: _role(iam, role) for role in iam.list_roles()["Roles"]},
        "providers": [
            one["Arn"] for one in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
        ],
        "clusters": {region: _clusters(client("eks", region)) for region in regions},
        "vpcs": {region: _vpcs(client("ec2", region)) for region in regions},
    }


def _role(iam, role: dict) -> dict[str, Any]:
    name = role["RoleName"]
    attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
    return {
        "trust": role["AssumeRolePolicyDocument"],
        "attached": sorted(policy["PolicyArn"] for policy in attached),
        "inline": {
            one: iam.get_role_policy(RoleName=name, PolicyName=one)["PolicyDocument"] for one in inline
        },
    }


def _clusters(eks) -> dict[str, Any]:
    return {
        name: {
            "version": eks.describe_cluster(name=name)["cluster"]["version"],
            "nodegroups": sorted(eks.list_nodegroups(clusterName=name)["nodegroups"]),
            "addons": sorted(eks.list_addons(clusterName=name)["addons"]),
            "access": sorted(eks.list_access_entries(clusterName=name)["accessEntries"]),
        }
        for name in eks.list_clusters()["clusters"]
    }


def _vpcs(ec2) -> list[str]:
    """The networks that somebody made, by their name tags."""
    made = [vpc for vpc in ec2.describe_vpcs()["Vpcs"] if not vpc["IsDefault"]]
    tags = [{tag["Key"]: tag["Value"] for tag in vpc.get("Tags", [])} for vpc in made]
    return sorted(names.get("Name", "") for names in tags)


def _objects(world: World, cluster: str, kind: str) -> dict[str, Any]:
    listed = json.loads(world.kubectl(cluster, "get", kind, "-A", "-o", "json").check().text)
    return {
        f"{one['metadata'].get('namespace', '')}/{one['metadata']['name']}": _without_numbers(
            one.get("spec", {})
        )
        for one in listed["items"]
        if one["metadata"].get("namespace") not in OF_KUBERNETES
    }


def _without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_numbers(item) for item in value]
    return MADE_UP.sub("(made up)", value) if isinstance(value, str) else value
