"""Add-ons: active as soon as they are asked for."""

import uuid

from moto.core.utils import utcnow

from world.aws.eks.operations import Operation, Request, invalid, not_found
from world.aws.eks.versions import DEFAULT_VERSION, start_update

#: The versions that EKS names as the default of its Kubernetes 1.33.
#: https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html (read 2026-11-24)
VERSIONS = {
    "vpc-cni": "v1.19.5-eksbuild.3",
    "coredns": "v1.11.4-eksbuild.14",
    "kube-proxy": "v1.33.3-eksbuild.6",
    "eks-pod-identity-agent": "v1.3.8-eksbuild.2",
}


def _addon(request: Request) -> dict:
    name = request.part("addonName")
    addon = request.cluster.addons.get(name)
    if addon is None:
        raise not_found(f"No addon: {name} found in cluster: {request.cluster.name}")
    return addon


def _check_version(cluster: str, addon: str, version: str | None) -> None:
    """EKS takes the versions that it lists for the cluster's Kubernetes, here one. Its words are those that others
    were told: https://github.com/aws/aws-sdk-go-v2/issues/2554 (read 2026-11-25)
    """
    if version and version != VERSIONS.get(addon, version):
        raise invalid("Addon version specified is not supported", cluster, addon=addon)


def create_addon(request: Request) -> dict:
    cluster, wanted = request.cluster, request.body
    name = wanted["addonName"]
    _check_version(cluster.name, name, wanted.get("addonVersion"))
    cluster.addons[name] = {
        "addonName": name,
        "clusterName": cluster.name,
        "status": "ACTIVE",
        "addonVersion": wanted.get("addonVersion") or VERSIONS.get(name, "v1"),
        "health": {"issues": []},
        "addonArn": f"{cluster.arn.replace(':cluster/', ':addon/')}/{name}/{uuid.uuid4()}",
        "createdAt": utcnow(),
        "modifiedAt": utcnow(),
        "serviceAccountRoleArn": wanted.get("serviceAccountRoleArn"),
        "tags": wanted.get("tags") or {},
        "configurationValues": wanted.get("configurationValues"),
    }
    return {"addon": cluster.addons[name]}


def describe_addon(request: Request) -> dict:
    return {"addon": _addon(request)}


def list_addons(request: Request) -> dict:
    return {"addons": list(request.cluster.addons)}


def delete_addon(request: Request) -> dict:
    return {"addon": request.cluster.addons.pop(_addon(request)["addonName"])}


def update_addon(request: Request) -> dict:
    settable = ("addonVersion", "configurationValues", "serviceAccountRoleArn")
    addon = _addon(request)
    _check_version(request.cluster.name, addon["addonName"], request.body.get("addonVersion"))
    addon.update({key: request.body[key] for key in settable if key in request.body})
    return start_update(request.cluster, "AddonUpdate")


def describe_addon_versions(request: Request) -> dict:
    wanted = request.query("addonName")
    fits = [{"clusterVersion": DEFAULT_VERSION, "platformVersions": ["*"], "defaultVersion": True}]
    return {
        "addons": [
            {
                "addonName": name,
                "type": "networking",
                "addonVersions": [
                    {"addonVersion": version, "architecture": ["amd64"], "compatibilities": fits}
                ],
            }
            for name, version in VERSIONS.items()
            if wanted in (None, name)
        ]
    }


_ADDONS = "clusters/(?P<name>[^/]+)/addons"
_ADDON = _ADDONS + "/(?P<addonName>[^/]+)"
OPERATIONS = (
    Operation(_ADDONS, create_addon),
    Operation(_ADDONS, list_addons),
    Operation(_ADDON, describe_addon),
    Operation(_ADDON, delete_addon),
    Operation(_ADDON + "/update", update_addon),
    Operation("addons/supported-versions", describe_addon_versions),
)
