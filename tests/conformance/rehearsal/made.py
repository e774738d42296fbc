"""Who made what, by what AWS was asked."""

from collections import Counter
from pathlib import Path

import yaml

from rehearsal.cases import Rehearsal
from world import World

#: One of each is the sign of a cluster; the rest of what CAPA makes hangs on them.
SIGNS = ("CreateVpc", "CreateCluster", "CreateNodegroup")
CHANGES = (
    "Add",
    "Associate",
    "Attach",
    "Authorize",
    "Create",
    "Delete",
    "Detach",
    "Disassociate",
    "Modify",
    "Put",
    "Register",
    "Remove",
    "Revoke",
    "Run",
    "Terminate",
    "Update",
)

Maker = tuple[str, str, str, str, str]


def makers(world: World) -> Counter[Maker]:
    """(account, region, action, role, session) of each sign of a cluster that AWS did not refuse."""
    return Counter(
        (call.account, call.region, call.action, call.role, call.session)
        for call in world.calls()
        if call.action in SIGNS and call.done
    )


def expected_makers(rehearsal: Rehearsal, bundle: Path) -> Counter[Maker]:
    """The manager's cluster by the person, every other by its own account's role, under its identity's session."""
    home = (rehearsal.manager["accountId"], rehearsal.manager.get("region", "eu-west-1"))
    wanted = [(*home, action, "", "") for action in SIGNS]
    for managed in rehearsal.managed:
        session = identity(bundle, managed.name)["spec"]["sessionName"]
        where = (managed.account, managed.region)
        wanted += [(*where, action, rehearsal.controllers_role, session) for action in SIGNS]
    return Counter(wanted)


def identity(bundle: Path, name: str) -> dict:
    """The rendered AWSClusterRoleIdentity of a managed account."""
    return yaml.safe_load((bundle / "managed" / name / "cluster-role-identity.yaml").read_text())


def workers(bundle: Path, name: str) -> int:
    """The rendered number of worker nodes of a managed account's cluster."""
    text = (bundle / "managed" / name / "managed-cluster.yaml").read_text()
    pool = next(one for one in yaml.safe_load_all(text) if one["kind"] == "MachinePool")
    return pool["spec"]["replicas"]


#: What CAPA says again whenever it looks at a control plane, every ten minutes at the latest, whether or not anything
#: differs: `pkg/cloud/services/eks/accessentry.go:235`, v2.11.1. Twenty accounts on a busy machine take longer than that.
SAID_AGAIN = "AssociateAccessPolicy"


def changes(world: World, since: int) -> list[str]:
    """The calls after the first `since` that changed something."""
    return [
        f"{call.account} {call.service} {call.action} by {call.caller}"
        for call in world.calls()[since:]
        if call.done and call.action.startswith(CHANGES) and call.action != SAID_AGAIN
    ]
