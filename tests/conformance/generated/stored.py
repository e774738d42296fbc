"""What has to be true of objects that the server took."""

from collections.abc import Iterator
from typing import Any


def changed(written: Any, stored: Any, path: str = "") -> Iterator[str]:
    """The places in which something else is stored than was written; what was added is none."""
    if isinstance(written, dict) and isinstance(stored, dict):
        for key, value in written.items():
            yield from changed(value, stored.get(key), f"{path}.{key}")
    elif isinstance(written, list) and isinstance(stored, list) and len(written) == len(stored):
        for index, (one, other) in enumerate(zip(written, stored)):
            yield from changed(one, other, f"{path}[{index}]")
    elif written != stored and not (written == {} and stored is None):
        yield f"{path} is {stored!r}, not {written!r}"


def unusable(objects: list[dict[str, Any]]) -> Iterator[str]:
    """What of an account's objects would end in silence: a namespace that its identity does not allow, a cluster
    with another identity, an EKS name that no command looks for."""
    by_kind = {one["kind"]: one for one in objects}
    control_plane = by_kind.get("AWSManagedControlPlane")
    identity = by_kind.get("AWSClusterRoleIdentity")
    if control_plane:
        metadata = control_plane["metadata"]
        eks_name = f"{metadata['namespace']}_{metadata['name'].replace('.', '_')}"
        if control_plane["spec"]["eksClusterName"] != eks_name:
            yield f"the EKS cluster is named {control_plane['spec']['eksClusterName']}, not {eks_name}"
    if control_plane and identity:
        if control_plane["spec"]["identityRef"]["name"] != identity["metadata"]["name"]:
            yield f"the cluster has the identity {control_plane['spec']['identityRef']}"
        if not _allows(identity["spec"]["allowedNamespaces"], by_kind["Namespace"]["metadata"]):
            yield f"the identity does not allow {by_kind['Namespace']['metadata']}"


def _allows(allowed: dict[str, Any], namespace: dict[str, Any]) -> bool:
    """As CAPA decides: pkg/cloud/scope/session.go:389-428, v2.11.1, read 2026-11-25."""
    labels = (allowed.get("selector") or {}).get("matchLabels") or {}
    return namespace["name"] in (allowed.get("list") or []) or (
        bool(labels) and labels.items() <= namespace["labels"].items()
    )
