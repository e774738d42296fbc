"""Somebody who uses another tenant's identity: a cluster of their own namespace, with an identity that is not theirs."""

from pathlib import Path

import yaml

from rehearsal.cases import Managed, Rehearsal

NAME = "intruder"


def namespace(rehearsal: Rehearsal) -> str:
    """The second tenant's; with one tenant only, one that belongs to nobody."""
    return rehearsal.managed[1].namespace if len(rehearsal.managed) > 1 else "default"


def manifest(bundle: Path, owner: Managed, namespace: str) -> str:
    """The owner's cluster, identity and all, under another name in another namespace."""
    text = (bundle / "managed" / owner.name / "managed-cluster.yaml").read_text()
    objects = [_renamed(value, owner.cluster) for value in yaml.safe_load_all(text)]
    for value in objects:
        value["metadata"]["namespace"] = namespace
        if value["kind"] == "AWSManagedControlPlane":
            value["spec"]["identityRef"]["name"] = owner.name
    return yaml.safe_dump_all(objects)


def _renamed(value, old: str):
    """Names of objects, and references to them, begin with the cluster's name."""
    if isinstance(value, dict):
        return {key: _renamed_name(key, item, old) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, old) for item in value]
    return value


def _renamed_name(key: str, value, old: str):
    if key in ("name", "clusterName") and isinstance(value, str):
        return value.replace(old, NAME, 1)
    return _renamed(value, old)
