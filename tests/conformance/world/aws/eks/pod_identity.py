"""Pod Identity associations.

https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html (read 2026-11-24)
"""

from world.aws.eks.operations import Operation, Request
from world.pod_identity import save_pod_identity


def create_pod_identity_association(request: Request) -> dict:
    cluster, wanted = request.cluster, request.body
    number = len(cluster.associations) + 1
    arn = cluster.arn.replace(":cluster/", ":podidentityassociation/")
    association = {
        "clusterName": cluster.name,
        "namespace": wanted["namespace"],
        "serviceAccount": wanted["serviceAccount"],
        "roleArn": wanted["roleArn"],
        "associationArn": f"{arn}/a-{number}",
        "associationId": f"a-{number}",
    }
    cluster.associations[association["associationId"]] = association
    save_pod_identity(cluster.world_cluster, wanted["namespace"], wanted["serviceAccount"], wanted["roleArn"])
    return {"association": association}


def list_pod_identity_associations(request: Request) -> dict:
    return {"associations": list(request.cluster.associations.values())}


_ASSOCIATIONS = "clusters/(?P<name>[^/]+)/pod-identity-associations"
OPERATIONS = (
    Operation(_ASSOCIATIONS, create_pod_identity_association),
    Operation(_ASSOCIATIONS, list_pod_identity_associations),
)
