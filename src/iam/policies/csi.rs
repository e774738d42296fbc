//! What the EBS CSI driver may do: `csi.go`.

use crate::iam::Configuration;
use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::{LogicalId, ManagedPolicy};

pub fn policy(configuration: &Configuration) -> Option<ManagedPolicy> {
    let control_plane = &configuration.control_plane;
    if !control_plane.enable_csi_policy {
        return None;
    }
    // Without the cloud provider's policy, nobody has this one either.
    let roles =
        if control_plane.disable_cloud_provider_policy { Vec::new() } else { vec![LogicalId::RoleControlPlane] };
    let statement = Statement::allow(ACTIONS.iter().copied()).on_everything();
    Some(ManagedPolicy {
        name: configuration.managed_name("csi"),
        description: "For the AWS EBS CSI Driver for Kubernetes",
        document: PolicyDocument { statements: vec![statement] },
        groups: Vec::new(),
        roles,
    })
}

const ACTIONS: &[&str] = &[
    "ec2:AttachVolume",
    "ec2:CreateSnapshot",
    "ec2:CreateTags",
    "ec2:CreateVolume",
    "ec2:DeleteSnapshot",
    "ec2:DeleteTags",
    "ec2:DeleteVolume",
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeInstances",
    "ec2:DescribeSnapshots",
    "ec2:DescribeTags",
    "ec2:DescribeVolumes",
    "ec2:DescribeVolumesModifications",
    "ec2:DetachVolume",
    "ec2:ModifyVolume",
];
