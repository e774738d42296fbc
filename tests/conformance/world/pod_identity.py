"""Pod identity associations, which the emulated EKS writes down and the stand-in for the kubelet reads."""

import json

from world.cluster import Cluster


def pod_identity_role(cluster: Cluster, namespace: str, service_account: str) -> str:
    """ARN of the role of a service account; empty when there is no association."""
    return _read(cluster).get(f"{namespace}/{service_account}", "")


def save_pod_identity(cluster: Cluster, namespace: str, service_account: str, role: str) -> None:
    associations = _read(cluster) | {f"{namespace}/{service_account}": role}
    _file(cluster).write_text(json.dumps(associations))


def _file(cluster: Cluster):
    return cluster.folder / "pod-identity.json"


def _read(cluster: Cluster) -> dict[str, str]:
    file = _file(cluster)
    return json.loads(file.read_text()) if file.exists() else {}
