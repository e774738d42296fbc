//! What CAPA's controllers may do, EKS apart: `cluster_api_controller.go`.

use super::{Action, CONTROLLERS_DESCRIPTION, always, granted, holders_of_the_controllers_policies, since};
use crate::iam::Configuration;
use crate::iam::Generator::{self, *};
use crate::iam::configuration::SecretBackend;
use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::ManagedPolicy;

pub fn policy(configuration: &Configuration, generator: Generator) -> ManagedPolicy {
    let (groups, roles) = holders_of_the_controllers_policies(configuration);
    ManagedPolicy {
        name: configuration.managed_name("controllers"),
        description: CONTROLLERS_DESCRIPTION,
        document: PolicyDocument { statements: statements(configuration, generator) },
        groups,
        roles,
    }
}

fn statements(configuration: &Configuration, generator: Generator) -> Vec<Statement> {
    let mut statements = vec![
        Statement::allow(granted(ON_EVERYTHING, generator)).on_everything(),
        Statement::allow(granted(ON_AUTO_SCALING_GROUPS, generator))
            .on(["arn:*:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/*"]),
        Statement::service_linked_role(
            "arn:*:iam::*:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
            "autoscaling.amazonaws.com",
        ),
        Statement::service_linked_role(
            "arn:*:iam::*:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
            "elasticloadbalancing.amazonaws.com",
        ),
        Statement::service_linked_role(
            "arn:*:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
            "spot.amazonaws.com",
        ),
        Statement::allow(["iam:PassRole"]).on(configuration.allowed_instance_profiles()),
    ];
    statements.extend(configuration.secret_backends().into_iter().filter_map(secrets));
    if configuration.allow_assume_role {
        statements.push(Statement::allow(["sts:AssumeRole"]).on(configuration.allowed_instance_profiles()));
    }
    if configuration.s3_buckets.enable {
        let buckets = format!("arn:*:s3:::{}*", configuration.s3_buckets.name_prefix());
        let actions = if generator < V2_9_0 { ON_BUCKETS_BEFORE_V2_9 } else { ON_BUCKETS };
        statements.push(Statement::allow(granted(actions, generator)).on([buckets]));
    }
    if configuration.event_bridge.enable {
        statements.push(Statement::allow(ON_EVENTS.iter().copied()).on_everything());
    }
    statements
}

/// An unknown backend is passed over here; the nodes' policy has an empty statement for it.
fn secrets(backend: SecretBackend) -> Option<Statement> {
    match backend {
        SecretBackend::SecretsManager => Some(
            Statement::allow([
                "secretsmanager:CreateSecret",
                "secretsmanager:DeleteSecret",
                "secretsmanager:TagResource",
            ])
            .on(["arn:*:secretsmanager:*:*:secret:aws.cluster.x-k8s.io/*"]),
        ),
        SecretBackend::SsmParameterStore => Some(
            Statement::allow(["ssm:PutParameter", "ssm:DeleteParameter", "ssm:AddTagsToResource"])
                .on(["arn:*:ssm:*:*:parameter/cluster.x-k8s.io/*"]),
        ),
        SecretBackend::Unknown => None,
    }
}

const ON_EVERYTHING: &[Action] = &[
    since(V2_3_0, "ec2:DescribeIpamPools"),
    since(V2_3_0, "ec2:AllocateIpamPoolCidr"),
    always("ec2:AttachNetworkInterface"),
    always("ec2:DetachNetworkInterface"),
    always("ec2:AllocateAddress"),
    always("ec2:AssignIpv6Addresses"),
    always("ec2:AssignPrivateIpAddresses"),
    always("ec2:UnassignPrivateIpAddresses"),
    always("ec2:AssociateRouteTable"),
    since(V2_7_0, "ec2:AssociateVpcCidrBlock"),
    always("ec2:AttachInternetGateway"),
    always("ec2:AuthorizeSecurityGroupIngress"),
    since(V2_5_0, "ec2:CreateCarrierGateway"),
    always("ec2:CreateInternetGateway"),
    always("ec2:CreateEgressOnlyInternetGateway"),
    always("ec2:CreateNatGateway"),
    always("ec2:CreateNetworkInterface"),
    always("ec2:CreateRoute"),
    always("ec2:CreateRouteTable"),
    always("ec2:CreateSecurityGroup"),
    always("ec2:CreateSubnet"),
    always("ec2:CreateTags"),
    always("ec2:CreateVpc"),
    since(V2_3_0, "ec2:CreateVpcEndpoint"),
    since(V2_7_0, "ec2:DisassociateVpcCidrBlock"),
    always("ec2:ModifyVpcAttribute"),
    since(V2_3_0, "ec2:ModifyVpcEndpoint"),
    since(V2_5_0, "ec2:DeleteCarrierGateway"),
    always("ec2:DeleteInternetGateway"),
    always("ec2:DeleteEgressOnlyInternetGateway"),
    always("ec2:DeleteNatGateway"),
    always("ec2:DeleteRouteTable"),
    always("ec2:ReplaceRoute"),
    always("ec2:DeleteSecurityGroup"),
    always("ec2:DeleteSubnet"),
    always("ec2:DeleteTags"),
    always("ec2:DeleteVpc"),
    since(V2_3_0, "ec2:DeleteVpcEndpoints"),
    always("ec2:DescribeAccountAttributes"),
    always("ec2:DescribeAddresses"),
    always("ec2:DescribeAvailabilityZones"),
    since(V2_5_0, "ec2:DescribeCarrierGateways"),
    always("ec2:DescribeInstances"),
    since(V2_1_0, "ec2:DescribeInstanceTypes"),
    always("ec2:DescribeInternetGateways"),
    always("ec2:DescribeEgressOnlyInternetGateways"),
    always("ec2:DescribeInstanceTypes"),
    always("ec2:DescribeImages"),
    always("ec2:DescribeNatGateways"),
    always("ec2:DescribeNetworkInterfaces"),
    always("ec2:DescribeNetworkInterfaceAttribute"),
    always("ec2:DescribeRouteTables"),
    always("ec2:DescribeSecurityGroups"),
    always("ec2:DescribeSubnets"),
    always("ec2:DescribeVpcs"),
    since(V2_4_2, "ec2:DescribeDhcpOptions"),
    always("ec2:DescribeVpcAttribute"),
    since(V2_3_0, "ec2:DescribeVpcEndpoints"),
    always("ec2:DescribeVolumes"),
    always("ec2:DescribeTags"),
    always("ec2:DetachInternetGateway"),
    always("ec2:DisassociateRouteTable"),
    always("ec2:DisassociateAddress"),
    always("ec2:ModifyInstanceAttribute"),
    always("ec2:ModifyNetworkInterfaceAttribute"),
    always("ec2:ModifySubnetAttribute"),
    always("ec2:ReleaseAddress"),
    since(V2_10_0, "ec2:RevokeSecurityGroupEgress"),
    always("ec2:RevokeSecurityGroupIngress"),
    always("ec2:RunInstances"),
    always("ec2:TerminateInstances"),
    since(V2_8_4, "ec2:GetSecurityGroupsForVpc"),
    always("tag:GetResources"),
    always("elasticloadbalancing:AddTags"),
    always("elasticloadbalancing:CreateLoadBalancer"),
    always("elasticloadbalancing:ConfigureHealthCheck"),
    always("elasticloadbalancing:DeleteLoadBalancer"),
    always("elasticloadbalancing:DeleteTargetGroup"),
    always("elasticloadbalancing:DescribeLoadBalancers"),
    always("elasticloadbalancing:DescribeLoadBalancerAttributes"),
    since(V2_1_0, "elasticloadbalancing:DescribeTargetGroups"),
    always("elasticloadbalancing:ApplySecurityGroupsToLoadBalancer"),
    since(V2_7_0, "elasticloadbalancing:SetSecurityGroups"),
    always("elasticloadbalancing:DescribeTags"),
    always("elasticloadbalancing:ModifyLoadBalancerAttributes"),
    always("elasticloadbalancing:RegisterInstancesWithLoadBalancer"),
    always("elasticloadbalancing:DeregisterInstancesFromLoadBalancer"),
    always("elasticloadbalancing:RemoveTags"),
    since(V2_2_2, "elasticloadbalancing:SetSubnets"),
    since(V2_3_0, "elasticloadbalancing:ModifyTargetGroupAttributes"),
    since(V2_3_0, "elasticloadbalancing:CreateTargetGroup"),
    since(V2_3_0, "elasticloadbalancing:DescribeListeners"),
    since(V2_3_0, "elasticloadbalancing:CreateListener"),
    since(V2_3_0, "elasticloadbalancing:DescribeTargetHealth"),
    since(V2_3_0, "elasticloadbalancing:RegisterTargets"),
    since(V2_8_4, "elasticloadbalancing:DeregisterTargets"),
    since(V2_3_0, "elasticloadbalancing:DeleteListener"),
    always("autoscaling:DescribeAutoScalingGroups"),
    always("autoscaling:DescribeInstanceRefreshes"),
    since(V2_9_0, "autoscaling:DeleteLifecycleHook"),
    since(V2_9_0, "autoscaling:DescribeLifecycleHooks"),
    since(V2_9_0, "autoscaling:PutLifecycleHook"),
    always("ec2:CreateLaunchTemplate"),
    always("ec2:CreateLaunchTemplateVersion"),
    always("ec2:DescribeLaunchTemplates"),
    always("ec2:DescribeLaunchTemplateVersions"),
    always("ec2:DeleteLaunchTemplate"),
    always("ec2:DeleteLaunchTemplateVersions"),
    always("ec2:DescribeKeyPairs"),
    since(V2_1_1, "ec2:ModifyInstanceMetadataOptions"),
    since(V2_11_0, "eks:CreateAccessEntry"),
    since(V2_11_0, "eks:DeleteAccessEntry"),
    since(V2_11_0, "eks:DescribeAccessEntry"),
    since(V2_11_0, "eks:UpdateAccessEntry"),
    since(V2_11_0, "eks:ListAccessEntries"),
    since(V2_11_0, "eks:AssociateAccessPolicy"),
    since(V2_11_0, "eks:DisassociateAccessPolicy"),
    since(V2_11_0, "eks:ListAssociatedAccessPolicies"),
];

const ON_AUTO_SCALING_GROUPS: &[Action] = &[
    since(V2_10_0, "autoscaling:CancelInstanceRefresh"),
    always("autoscaling:CreateAutoScalingGroup"),
    always("autoscaling:UpdateAutoScalingGroup"),
    always("autoscaling:CreateOrUpdateTags"),
    always("autoscaling:StartInstanceRefresh"),
    always("autoscaling:DeleteAutoScalingGroup"),
    always("autoscaling:DeleteTags"),
];

/// v2.9.0 put the list in order.
const ON_BUCKETS_BEFORE_V2_9: &[Action] = &[
    always("s3:CreateBucket"),
    always("s3:DeleteBucket"),
    since(V2_4_0, "s3:GetObject"),
    always("s3:PutObject"),
    always("s3:DeleteObject"),
    always("s3:PutBucketPolicy"),
    since(V2_3_0, "s3:PutBucketTagging"),
];

const ON_BUCKETS: &[Action] = &[
    always("s3:CreateBucket"),
    always("s3:DeleteBucket"),
    always("s3:DeleteObject"),
    always("s3:GetObject"),
    always("s3:ListBucket"),
    always("s3:PutBucketPolicy"),
    always("s3:PutBucketTagging"),
    always("s3:PutLifecycleConfiguration"),
    always("s3:PutObject"),
];

const ON_EVENTS: &[&str] = &[
    "events:DeleteRule",
    "events:DescribeRule",
    "events:ListTargetsByRule",
    "events:PutRule",
    "events:PutTargets",
    "events:RemoveTargets",
    "sqs:CreateQueue",
    "sqs:DeleteMessage",
    "sqs:DeleteQueue",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:ReceiveMessage",
    "sqs:SetQueueAttributes",
];
