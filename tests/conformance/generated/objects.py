"""The objects of a bundle, as it is rendered, or as it would be if `check` did not refuse the config."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from admission import manifests, paths
from generated.configs import Drawn

#: How the stand-ins begin that are never part of a longer text.
WHOLE = ("v1.", "AL2023_", "BOTTLEROCKET_")
#: Where the folder of a bundle is: `manager`, or an account by its row.
Whose = str | int


@dataclass(frozen=True)
class Object:
    whose: Whose
    manifest: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.manifest["kind"]


def stand_ins(drawn: Drawn) -> dict[str, Any]:
    """A right value for each change that can be found again by it."""
    found: dict[str, Any] = {}
    for number, (path, field) in enumerate(sorted(drawn.fields.items())):
        if field.stand_in:
            found[path] = field.stand_in(number)
    return found


def rendered(bundle: Path, config: dict[str, Any]) -> list[Object]:
    """What kubectl gets; of the published edition without its identities, whose version is no longer served."""
    folders: dict[str, Whose] = {account["name"]: row for row, account in enumerate(config["managed"])}
    found: list[Object] = []
    for file in manifests.files(bundle):
        if config["edition"] == "published" and file.name == "cluster-role-identity.yaml":
            continue
        parts = file.relative_to(bundle).parts
        whose = "manager" if parts[0] == "manager" else folders[parts[1]]
        found += [Object(whose, one) for one in manifests.objects(file)]
    return found


def with_changes(objects: list[Object], drawn: Drawn, standing: dict[str, Any]) -> list[Object]:
    """The objects of the config with the stand-ins, with what was typed in place of each; lists in their places."""
    written = {value: _typed(drawn.changes[path], value) for path, value in standing.items()}
    changed = [Object(one.whose, _replaced(one.manifest, written)) for one in objects]
    for path, value in drawn.changes.items():
        whose, name = _split(path)
        place = LISTS.get(name)
        for one in changed if place else []:
            if one.whose == whose:
                place(one.manifest, value, paths.find(drawn.base, path) or [])
    return changed


def _split(path: str) -> tuple[Whose, str]:
    """`managed[1].cluster.addons` is `cluster.addons` of account 1."""
    if path.startswith("manager."):
        return "manager", path.removeprefix("manager.")
    row, _, name = path.removeprefix("managed[").partition("].")
    return (int(row), name) if path.startswith("managed[") else ("", path)


NUMBER = re.compile(r"-?\d+", re.ASCII)
#: Nothing was typed where a number belongs, so nothing is written.
NOTHING = object()


def _typed(value: Any, stand_in: Any) -> Any:
    """What is written in the place of the stand-in."""
    text = str(value).strip()
    if isinstance(stand_in, int):
        return int(text) if NUMBER.fullmatch(text) else text or NOTHING
    return text


def _replaced(value: Any, written: dict[Any, Any]) -> Any:
    if isinstance(value, dict):
        items = {_replaced(key, written): _replaced(item, written) for key, item in value.items()}
        return {key: item for key, item in items.items() if item is not NOTHING}
    if isinstance(value, list):
        return [_replaced(item, written) for item in value]
    if isinstance(value, str):
        return _with_texts(value, written)
    # 1 is True to a mapping.
    return written.get(value, value) if type(value) is int else value


def _with_texts(value: str, written: dict[Any, Any]) -> str:
    for stand_in, typed in written.items():
        # A whole text of one kind is the beginning of another of the same kind; names are part of names.
        if value == stand_in:
            return typed
        if isinstance(stand_in, str) and not stand_in.startswith(WHOLE):
            value = value.replace(stand_in, typed)
    return value


def _addons(one: dict[str, Any], typed: list, _: list) -> None:
    if one["kind"] == "AWSManagedControlPlane":
        one["spec"]["addons"] = [
            {"name": name, "version": version, "conflictResolution": "overwrite"} for name, version in typed
        ]


def _access_entries(one: dict[str, Any], typed: list, before: list) -> None:
    if one["kind"] == "AWSManagedControlPlane":
        # Before them stands that of the controllers, if they have one.
        kept = one["spec"].get("accessEntries", [])
        kept = kept[: len(kept) - len(before)]
        one["spec"]["accessConfig"] = {"authenticationMode": "api_and_config_map"}
        one["spec"]["accessEntries"] = kept + [_access_entry(entry) for entry in typed]


POLICIES = {"view": "AmazonEKSViewPolicy"}


def _access_entry(typed: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"principalARN": typed["principalArn"], "username": typed["username"]}
    if typed["policy"]:
        policy = POLICIES.get(typed["policy"], typed["policy"])
        arn = f"arn:aws:eks::aws:cluster-access-policy/{policy}"
        entry["accessPolicies"] = [{"accessScope": {"type": "cluster"}, "policyARN": arn}]
    if "groups" in typed:
        entry["kubernetesGroups"] = typed["groups"]
    return entry


def _policies(kind: str) -> Callable[[dict[str, Any], list, list], None]:
    def place(one: dict[str, Any], typed: list, _: list) -> None:
        if one["kind"] == kind:
            one["spec"]["roleAdditionalPolicies"] = typed

    return place


def _selectors(one: dict[str, Any], typed: list, _: list) -> None:
    if one["kind"] == "AWSFargateProfile":
        one["spec"]["selectors"] = typed


def _namespaces(one: dict[str, Any], typed: list, _: list) -> None:
    if one["kind"] == "AWSClusterRoleIdentity":
        one["spec"]["allowedNamespaces"]["list"] = typed


def _namespace_labels(one: dict[str, Any], typed: dict[str, str], _: list) -> None:
    if one["kind"] == "AWSClusterRoleIdentity":
        one["spec"]["allowedNamespaces"] = {"selector": {"matchLabels": typed}}
    if one["kind"] == "Namespace":
        one["metadata"]["labels"] = typed | one["metadata"]["labels"]


#: Puts what is typed into an object; it also gets what the base has there.
LISTS: dict[str, Callable[[dict[str, Any], Any, Any], None]] = {
    "cluster.addons": _addons,
    "cluster.accessEntries": _access_entries,
    "cluster.controlPlaneRolePolicies": _policies("AWSManagedControlPlane"),
    "cluster.nodeRolePolicies": _policies("AWSManagedMachinePool"),
    "cluster.fargate": _selectors,
    "identity.allowedNamespaces": _namespaces,
    "identity.allowedNamespaceLabels": _namespace_labels,
}
