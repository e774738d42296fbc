//! What the cloud controller manager may do on a control plane: `cloud_provider_integration_control_plane.go`.

use super::{Action, always, granted, since};
use crate::iam::Configuration;
use crate::iam::Generator::{self, V2_7_0};
use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::{LogicalId, ManagedPolicy};

pub fn policy(configuration: &Configuration, generator: Generator) -> Option<ManagedPolicy> {
    if configuration.control_plane.disable_cloud_provider_policy {
        return None;
    }
    let statement = Statement::allow(granted(ACTIONS, generator)).on_everything();
    Some(ManagedPolicy {
        name: configuration.managed_name("control-plane"),
        description: "For the Kubernetes Cloud Provider AWS Control Plane",
        document: PolicyDocument { statements: vec![statement] },
        groups: Vec::new(),
        roles: vec![LogicalId::RoleControlPlane],
    })
}

const ACTIONS: &[Action] = &[
    always("autoscaling:DescribeAutoScalingGroups"),
    always("autoscaling:DescribeLaunchConfigurations"),
    always("autoscaling:DescribeTags"),
    always("ec2:AssignIpv6Addresses"),
    always("ec2:DescribeInstances"),
    always("ec2:DescribeImages"),
    always("ec2:DescribeRegions"),
    always("ec2:DescribeRouteTables"),
    always("ec2:DescribeSecurityGroups"),
    always("ec2:DescribeSubnets"),
    always("ec2:DescribeVolumes"),
    always("ec2:CreateSecurityGroup"),
    always("ec2:CreateTags"),
    always("ec2:CreateVolume"),
    always("ec2:ModifyInstanceAttribute"),
    always("ec2:ModifyVolume"),
    always("ec2:AttachVolume"),
    always("ec2:AuthorizeSecurityGroupIngress"),
    always("ec2:CreateRoute"),
    always("ec2:DeleteRoute"),
    always("ec2:DeleteSecurityGroup"),
    always("ec2:DeleteVolume"),
    always("ec2:DetachVolume"),
    always("ec2:RevokeSecurityGroupIngress"),
    always("ec2:DescribeVpcs"),
    always("elasticloadbalancing:AddTags"),
    always("elasticloadbalancing:AttachLoadBalancerToSubnets"),
    always("elasticloadbalancing:ApplySecurityGroupsToLoadBalancer"),
    since(V2_7_0, "elasticloadbalancing:SetSecurityGroups"),
    always("elasticloadbalancing:CreateLoadBalancer"),
    always("elasticloadbalancing:CreateLoadBalancerPolicy"),
    always("elasticloadbalancing:CreateLoadBalancerListeners"),
    always("elasticloadbalancing:ConfigureHealthCheck"),
    always("elasticloadbalancing:DeleteLoadBalancer"),
    always("elasticloadbalancing:DeleteLoadBalancerListeners"),
    always("elasticloadbalancing:DescribeLoadBalancers"),
    always("elasticloadbalancing:DescribeLoadBalancerAttributes"),
    always("elasticloadbalancing:DetachLoadBalancerFromSubnets"),
    always("elasticloadbalancing:DeregisterInstancesFromLoadBalancer"),
    always("elasticloadbalancing:ModifyLoadBalancerAttributes"),
    always("elasticloadbalancing:RegisterInstancesWithLoadBalancer"),
    always("elasticloadbalancing:SetLoadBalancerPoliciesForBackendServer"),
    always("elasticloadbalancing:CreateListener"),
    always("elasticloadbalancing:CreateTargetGroup"),
    always("elasticloadbalancing:DeleteListener"),
    always("elasticloadbalancing:DeleteTargetGroup"),
    always("elasticloadbalancing:DeregisterTargets"),
    always("elasticloadbalancing:DescribeListeners"),
    always("elasticloadbalancing:DescribeLoadBalancerPolicies"),
    always("elasticloadbalancing:DescribeTargetGroups"),
    always("elasticloadbalancing:DescribeTargetHealth"),
    always("elasticloadbalancing:ModifyListener"),
    always("elasticloadbalancing:ModifyTargetGroup"),
    always("elasticloadbalancing:RegisterTargets"),
    always("elasticloadbalancing:SetLoadBalancerPoliciesOfListener"),
    always("iam:CreateServiceLinkedRole"),
    always("kms:DescribeKey"),
];
