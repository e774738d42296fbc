"""EKS: what moto lacks (add-ons, access entries, Pod Identity, the security group of a cluster), and a real API server
behind each cluster."""

from world.aws.eks import access, addons, clusters, nodegroups, pod_identity, versions
from world.aws.eks.operations import install_operations
from world.settings import Settings


def install(settings: Settings) -> None:
    clusters.install(settings)
    nodegroups.install()
    install_operations(access, addons, pod_identity, versions)
