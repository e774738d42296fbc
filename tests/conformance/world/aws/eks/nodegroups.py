"""CreateNodegroup: EKS's own checks, an autoscaling group of instances, and a node of the cluster for each instance."""

from moto.autoscaling.models import autoscaling_backends
from moto.ec2.models import ec2_backends
from moto.eks.responses import EKSResponse

from world.aws.eks.operations import invalid

#: EKS makes no Amazon Linux 2 images from Kubernetes 1.33 on.
#: https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html (read 2026-11-24)
AMAZON_LINUX_2 = ("AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64")
FIRST_WITHOUT_AMAZON_LINUX_2 = (1, 33)
#: "When creating a node group, you must specify all or none of the properties."
#: https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html (read 2026-11-25)
#: What EKS says then: https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4065 (read 2026-11-25)
NOT_ALL_SIZES = "desiredSize is not valid"
#: Of moto's own images; the emulated instances start from anything.
ANY_IMAGE = "ami-12c6146b"


def install() -> None:
    create = EKSResponse.create_nodegroup

    def create_nodegroup(self):
        cluster = self.eks_backend.describe_cluster(self.uri_match["name"])
        name = self._get_param("nodegroupName")
        _check(
            cluster, name, self._get_param("amiType") or "AL2_x86_64", self._get_param("scalingConfig") or {}
        )
        answer = create(self)
        group = cluster.nodegroups[name]
        group.version = cluster.version
        instances = _autoscaling_group(cluster, group, self.current_account, self.region)
        for instance in instances:
            _add_node(cluster, instance, self.region)
        return answer

    EKSResponse.create_nodegroup = create_nodegroup


def _check(cluster, name: str, ami_type: str, scaling: dict) -> None:
    version = tuple(int(part) for part in cluster.version.split(".")[:2])
    if ami_type in AMAZON_LINUX_2 and version >= FIRST_WITHOUT_AMAZON_LINUX_2:
        message = f"AMI Type {ami_type} is only supported for kubernetes versions 1.32 or earlier"
        raise invalid(message, cluster.name, name)
    desired, least, most = sizes = [scaling.get(key) for key in ("desiredSize", "minSize", "maxSize")]
    if sizes.count(None) not in (0, len(sizes)):
        raise invalid(NOT_ALL_SIZES, cluster.name, name)
    if desired is not None and not least <= desired <= most:
        message = f"desired capacity {desired} must be between min {least} and max {most}"
        raise invalid(message, cluster.name, name)


def _autoscaling_group(cluster, group, account: str, region: str) -> list:
    """Makes the group that EKS makes; gives its instances."""
    autoscaling = autoscaling_backends[account][region]
    image = next(iter(ec2_backends[account][region].amis), ANY_IMAGE)
    name = group.resources["autoScalingGroups"][0]["name"]
    autoscaling.create_launch_configuration(
        name=name,
        image_id=image,
        key_name=None,
        kernel_id="",
        ramdisk_id="",
        security_groups=[],
        user_data=None,
        instance_type=group.instance_types[0],
        instance_monitoring=False,
        instance_profile_name=None,
        spot_price=None,
        ebs_optimized=False,
        associate_public_ip_address=False,
        block_device_mappings=[],
    )
    scaling = group.scaling_config
    tag = {
        "key": "eks:cluster-name",
        "value": cluster.name,
        "propagate_at_launch": "true",
        "resource_id": name,
        "resource_type": "auto-scaling-group",
    }
    made = autoscaling.create_auto_scaling_group(
        name=name,
        availability_zones=[],
        desired_capacity=scaling.get("desiredSize") or scaling.get("minSize") or 1,
        max_size=scaling.get("maxSize") or scaling.get("desiredSize"),
        min_size=scaling.get("minSize") or 1,
        launch_config_name=name,
        launch_template={},
        vpc_zone_identifier=",".join(group.subnets),
        default_cooldown=None,
        health_check_period=None,
        health_check_type=None,
        load_balancers=[],
        target_group_arns=[],
        placement_group=None,
        termination_policies=[],
        tags=[tag],
    )
    return [state.instance for state in made.instance_states]


def _add_node(cluster, instance, region: str) -> None:
    """The node that the instance's kubelet would register."""
    client = cluster.world_cluster.client()
    name = f"ip-{instance.private_ip.replace('.', '-')}.{region}.compute.internal"
    provider_id = f"aws:///{instance.placement.zone}/{instance.id}"
    client.create("/api/v1/nodes", {"metadata": {"name": name}, "spec": {"providerID": provider_id}})
    then = "2026-01-01T00:00:00Z"
    ready = {
        "type": "Ready",
        "status": "True",
        "reason": "KubeletReady",
        "lastHeartbeatTime": then,
        "lastTransitionTime": then,
    }
    info = {
        "kubeletVersion": f"v{cluster.version}.0-eks",
        "architecture": "amd64",
        "operatingSystem": "linux",
        "osImage": "Amazon Linux 2023",
        "bootID": "",
        "containerRuntimeVersion": "",
        "kernelVersion": "",
        "kubeProxyVersion": "",
        "machineID": "",
        "systemUUID": "",
    }
    client.patch(f"/api/v1/nodes/{name}/status", {"status": {"conditions": [ready], "nodeInfo": info}})
