"""The CRDs of a CAPA release in an API server of their own, to ask about what is rendered for that release. Only the
rehearsed release has its webhooks running; of an older one the schema is judge: which fields and values there are."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from admission.server import Server
from world import World
from world.cluster import Cluster, Identity

CLUSTER = Identity("schemas", 1)
COMPONENTS = "infrastructure-components.yaml"
#: What every bundle has of CAPA; Cluster API's own kinds are of another provider.
KINDS = (
    "AWSClusterControllerIdentity",
    "AWSClusterRoleIdentity",
    "AWSManagedCluster",
    "AWSManagedControlPlane",
    "AWSManagedMachinePool",
)
#: What the flavors beside the guide's have; NodeadmConfig is of the newest release only.
OTHER_KINDS = ("AWSFargateProfile", "AWSMachinePool", "EKSConfig")


@contextmanager
def schema_server(world: World) -> Iterator[Server]:
    cluster = Cluster(world.settings, CLUSTER)
    cluster.start()
    try:
        yield Server(world, CLUSTER.name)
    finally:
        cluster.stop()


@contextmanager
def crds(server: Server, provider: Path) -> Iterator[None]:
    """With the CRDs of the provider's release. They are made anew, so that none of another release still answers."""
    text = _crds((provider / COMPONENTS).read_text())
    server.kubectl("create", "--filename=-", text=text).check_returncode()
    try:
        server.kubectl("wait", "--for=condition=Established", "--filename=-", text=text).check_returncode()
        yield
    finally:
        server.kubectl("delete", "--filename=-", text=text).check_returncode()


def _crds(components: str) -> str:
    kinds = KINDS + OTHER_KINDS
    found = [
        document
        for document in components.split("\n---\n")
        if re.search(r"^kind: CustomResourceDefinition$", document, re.M)
        and re.search(rf"^    kind: ({'|'.join(kinds)})$", document, re.M)
    ]
    assert len(found) == len(kinds), f"{len(found)} CRDs"
    return "\n---\n".join(found)
