"""CreateCluster and DeleteCluster: each EKS cluster is a real API server."""

import threading

from moto.ec2.models import ec2_backends
from moto.eks.responses import EKSResponse

from world.aws.callers import caller_of
from world.aws.eks.access import CLUSTER_ADMIN, add_entry
from world.aws.eks.registry import register
from world.aws.eks.versions import DEFAULT_VERSION, check_version
from world.cluster import Cluster, Identity
from world.settings import Settings

#: What EKS itself puts into a new cluster; CAPA looks for the first.
DAEMON_SETS = ("aws-node", "kube-proxy")


def install(settings: Settings) -> None:
    create, delete = EKSResponse.create_cluster, EKSResponse.delete_cluster
    counter = _Counter()

    def create_cluster(self):
        check_version(self._get_param("version") or DEFAULT_VERSION, self._get_param("name"))
        answer = create(self)
        cluster = self.eks_backend.clusters[self._get_param("name")]
        _complete(cluster, self)
        index = counter.next()
        world_cluster = _start(settings, index, self.region, self.current_account)
        cluster.endpoint = world_cluster.server
        cluster.certificate_authority = {"data": world_cluster.keys.base64("ca.crt")}
        cluster.identity = {"oidc": {"issuer": world_cluster.identity.issuer}}
        cluster.world_cluster = world_cluster
        register(world_cluster.identity.name, cluster)
        return answer

    def delete_cluster(self):
        cluster = self.eks_backend.clusters.get(self.uri_match["name"])
        answer = delete(self)
        if cluster is not None:
            cluster.world_cluster.stop()
        return answer

    EKSResponse.create_cluster = create_cluster
    EKSResponse.delete_cluster = delete_cluster


class _Counter:
    """Numbers of clusters; never given twice, so that a new cluster does not find the data of a deleted one."""

    def __init__(self):
        self._next, self._lock = 0, threading.Lock()

    def next(self) -> int:
        with self._lock:
            self._next += 1
            return self._next - 1


def _start(settings: Settings, number: int, region: str, account: str) -> Cluster:
    issuer = f"https://oidc.eks.{region}.amazonaws.com/id/{number:032X}"
    cluster = Cluster(settings, Identity(f"eks{number}", number + 1, issuer, region, account))
    cluster.start()
    for name in DAEMON_SETS:
        cluster.client().create("/apis/apps/v1/namespaces/kube-system/daemonsets", _daemon_set(name))
    return cluster


def _daemon_set(name: str) -> dict:
    labels = {"k8s-app": name}
    container = {"name": name, "image": f"example.invalid/{name}", "env": []}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container]}}
    return {"metadata": {"name": name}, "spec": {"selector": {"matchLabels": labels}, "template": template}}


def _complete(cluster, request: EKSResponse) -> None:
    """Adds what EKS answers and moto does not."""
    access = request._get_param("accessConfig") or {}
    cluster.access_config = {
        "authenticationMode": access.get("authenticationMode", "CONFIG_MAP"),
        "bootstrapClusterCreatorAdminPermissions": access.get(
            "bootstrapClusterCreatorAdminPermissions", True
        ),
    }
    cluster.upgrade_policy = request._get_param("upgradePolicy") or {"supportType": "EXTENDED"}
    cluster.addons, cluster.access_entries, cluster.updates, cluster.associations = {}, {}, {}, {}
    network = cluster.resources_vpc_config
    defaults = {
        "endpointPublicAccess": True,
        "endpointPrivateAccess": False,
        "publicAccessCidrs": ["0.0.0.0/0"],
    }
    for key, value in defaults.items():
        if network.get(key) in (None, []):
            network[key] = value
    _add_security_group(cluster, ec2_backends[request.current_account][request.region])
    if cluster.access_config["bootstrapClusterCreatorAdminPermissions"]:
        creator = caller_of(request.access_key, request.current_account).principal
        add_entry(cluster, creator, {})["policies"][CLUSTER_ADMIN] = {"type": "cluster"}


def _add_security_group(cluster, ec2) -> None:
    """The cluster security group, which EKS makes and CAPA looks up by its tag."""
    subnets = cluster.resources_vpc_config.get("subnetIds") or []
    known = {subnet.id: subnet.vpc_id for zone in ec2.subnets.values() for subnet in zone.values()}
    vpc = known.get(subnets[0]) if subnets else None
    if vpc is None:
        return
    name = f"eks-cluster-sg-{cluster.name}"
    group = ec2.create_security_group(name, "EKS created security group", vpc_id=vpc)
    tags = {
        "aws:eks:cluster-name": cluster.name,
        f"kubernetes.io/cluster/{cluster.name}": "owned",
        "Name": name,
    }
    ec2.create_tags([group.id], tags)
    cluster.resources_vpc_config.update(clusterSecurityGroupId=group.id, vpcId=vpc)
