"""Access entries: who may use the API server of a cluster.

https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html (read 2026-11-24)
"""

import urllib.parse
import uuid

from moto.core.utils import utcnow
from moto.eks.exceptions import ResourceInUseException

from world.aws.eks.operations import Operation, Request, invalid, not_found

CLUSTER_ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"


def add_entry(cluster, principal: str, wanted: dict) -> dict:
    entry = {
        "clusterName": cluster.name,
        "principalArn": principal,
        "kubernetesGroups": wanted.get("kubernetesGroups") or [],
        "accessEntryArn": f"{cluster.arn.replace(':cluster/', ':access-entry/')}/{uuid.uuid4().hex}",
        "createdAt": utcnow(),
        "modifiedAt": utcnow(),
        "tags": wanted.get("tags") or {},
        "username": wanted.get("username") or principal,
        "type": wanted.get("type") or "STANDARD",
        "policies": {},
    }
    cluster.access_entries[principal] = entry
    return entry


def _public(entry: dict) -> dict:
    return {"accessEntry": {key: value for key, value in entry.items() if key != "policies"}}


def _entry(request: Request) -> dict:
    principal = urllib.parse.unquote(request.part("principalArn"))
    entry = request.cluster.access_entries.get(principal)
    if entry is None:
        raise not_found(f"The specified principalArn could not be found: {principal}")
    return entry


def create_access_entry(request: Request) -> dict:
    cluster, principal = request.cluster, request.body["principalArn"]
    if cluster.access_config["authenticationMode"] == "CONFIG_MAP":
        raise invalid(
            "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this "
            "operation.",
            cluster.name,
        )
    if principal in cluster.access_entries:
        raise ResourceInUseException(
            clusterName=cluster.name,
            nodegroupName=None,
            addonName=None,
            message="The specified access entry resource is already in use on this cluster.",
        )
    return _public(add_entry(cluster, principal, request.body))


def describe_access_entry(request: Request) -> dict:
    return _public(_entry(request))


def list_access_entries(request: Request) -> dict:
    return {"accessEntries": list(request.cluster.access_entries)}


def update_access_entry(request: Request) -> dict:
    entry = _entry(request)
    entry.update({key: request.body[key] for key in ("kubernetesGroups", "username") if key in request.body})
    return _public(entry)


def delete_access_entry(request: Request) -> dict:
    del request.cluster.access_entries[_entry(request)["principalArn"]]
    return {}


def associate_access_policy(request: Request) -> dict:
    entry, policy, scope = _entry(request), request.body["policyArn"], request.body["accessScope"]
    entry["policies"][policy] = scope
    return {
        "clusterName": request.cluster.name,
        "principalArn": entry["principalArn"],
        "associatedAccessPolicy": {"policyArn": policy, "accessScope": scope},
    }


def disassociate_access_policy(request: Request) -> dict:
    _entry(request)["policies"].pop(urllib.parse.unquote(request.part("policyArn")), None)
    return {}


def list_associated_access_policies(request: Request) -> dict:
    entry = _entry(request)
    policies = [{"policyArn": policy, "accessScope": scope} for policy, scope in entry["policies"].items()]
    return {
        "clusterName": request.cluster.name,
        "principalArn": entry["principalArn"],
        "associatedAccessPolicies": policies,
    }


_ENTRIES = "clusters/(?P<name>[^/]+)/access-entries"
_ENTRY = _ENTRIES + "/(?P<principalArn>.+)"
OPERATIONS = (
    Operation(_ENTRIES, create_access_entry),
    Operation(_ENTRIES, list_access_entries),
    Operation(_ENTRY, describe_access_entry),
    Operation(_ENTRY, update_access_entry),
    Operation(_ENTRY, delete_access_entry),
    Operation(_ENTRY, associate_access_policy),
    Operation(_ENTRY, disassociate_access_policy),
    Operation(_ENTRY, list_associated_access_policies),
)
