"""Versions and updates of clusters."""

import uuid

from moto.core.utils import utcnow

from world.aws.eks.operations import Operation, Request, invalid

DEFAULT_VERSION = "1.33"
#: Of those that EKS offers, the ones with standard support.
#: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html (read 2026-11-24)
OFFERED = ("1.34", "1.33", "1.32")


def check_version(version: str, cluster: str) -> None:
    """EKS makes no cluster of a version that it does not offer. Its words are those that others were told:
    https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3164 (read 2026-11-25)
    """
    if version not in OFFERED:
        raise invalid(f"unsupported Kubernetes version {version}", cluster)


def start_update(cluster, kind: str) -> dict:
    """An update that is over at once."""
    update = {
        "id": str(uuid.uuid4()),
        "status": "Successful",
        "type": kind,
        "params": [],
        "createdAt": utcnow(),
        "errors": [],
    }
    cluster.updates[update["id"]] = update
    return {"update": update}


def describe_cluster_versions(request: Request) -> dict:
    return {
        "clusterVersions": [
            {
                "clusterVersion": version,
                "defaultVersion": version == DEFAULT_VERSION,
                "status": "STANDARD_SUPPORT",
                "versionStatus": "STANDARD_SUPPORT",
            }
            for version in OFFERED
        ]
    }


def update_cluster_version(request: Request) -> dict:
    request.cluster.version = request.body["version"]
    return start_update(request.cluster, "VersionUpdate")


def describe_update(request: Request) -> dict:
    return {"update": request.cluster.updates[request.part("updateId")]}


def list_updates(request: Request) -> dict:
    return {"updateIds": list(request.cluster.updates)}


def list_identity_provider_configs(request: Request) -> dict:
    return {"identityProviderConfigs": []}


_CLUSTER = "clusters/(?P<name>[^/]+)"
OPERATIONS = (
    Operation("cluster-versions", describe_cluster_versions),
    Operation(_CLUSTER + "/updates", update_cluster_version),
    Operation(_CLUSTER + "/updates", list_updates),
    Operation(_CLUSTER + "/updates/(?P<updateId>[^/]+)", describe_update),
    Operation(_CLUSTER + "/identity-provider-configs", list_identity_provider_configs),
)
