//! What CAPA's controllers may do with EKS: `cluster_api_controller.go`.

use super::{Action, CONTROLLERS_DESCRIPTION, always, granted, holders_of_the_controllers_policies, since};
use crate::iam::Configuration;
use crate::iam::Generator::{self, V2_1_0};
use crate::iam::statement::{EKS_SERVICE, PolicyDocument, Statement};
use crate::iam::template::ManagedPolicy;

/// AWS's own policy of an EKS control plane.
pub const CLUSTER_POLICY: &str = "AmazonEKSClusterPolicy";

pub fn policy(configuration: &Configuration, generator: Generator) -> Option<ManagedPolicy> {
    if configuration.eks().disable {
        return None;
    }
    let (groups, roles) = holders_of_the_controllers_policies(configuration);
    Some(ManagedPolicy {
        name: configuration.managed_name("controllers-eks"),
        description: CONTROLLERS_DESCRIPTION,
        document: PolicyDocument { statements: statements(configuration, generator) },
        groups,
        roles,
    })
}

fn statements(configuration: &Configuration, generator: Generator) -> Vec<Statement> {
    let eks = configuration.eks();
    let fargate_partition = if generator < V2_1_0 { "aws" } else { configuration.partition() };
    let mut statements = vec![
        Statement::allow(["ssm:GetParameter"]).on(["arn:*:ssm:*:*:parameter/aws/service/eks/optimized-ami/*"]),
        Statement::service_linked_role(
            "arn:*:iam::*:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS",
            EKS_SERVICE,
        ),
        Statement::service_linked_role(
            "arn:*:iam::*:role/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup",
            "eks-nodegroup.amazonaws.com",
        ),
        Statement::service_linked_role(
            format!(
                "arn:{fargate_partition}:iam::*:role/aws-service-role/eks-fargate-pods.amazonaws.com/\
                 AWSServiceRoleForAmazonEKSForFargate"
            ),
            "eks-fargate.amazonaws.com",
        ),
    ];
    let mut on_roles = vec!["iam:GetRole", "iam:ListAttachedRolePolicies"];
    if eks.iam_role_creation {
        on_roles.extend(MAKE_ROLES);
        statements.push(Statement::allow(granted(ON_OIDC_PROVIDERS, generator)).on_everything());
    }
    statements.extend([
        Statement::allow(on_roles).on(["arn:*:iam::*:role/*"]),
        Statement::allow(["iam:GetPolicy"]).on([configuration.aws_policy(CLUSTER_POLICY)]),
        Statement::allow(ON_CLUSTERS.iter().copied()).on(["arn:*:eks:*:*:cluster/*", "arn:*:eks:*:*:nodegroup/*/*/*"]),
        Statement::allow(ON_EVERYTHING.iter().copied()).on_everything(),
        Statement::allow(["iam:PassRole"]).on_everything().when("StringEquals", "iam:PassedToService", EKS_SERVICE),
        Statement::allow(["kms:CreateGrant", "kms:DescribeKey"]).on_everything().when(
            "ForAnyValue:StringLike",
            "kms:ResourceAliases",
            format!("alias/{}", eks.kms_alias_prefix()),
        ),
    ]);
    statements
}

const MAKE_ROLES: [&str; 5] =
    ["iam:DetachRolePolicy", "iam:DeleteRole", "iam:CreateRole", "iam:TagRole", "iam:AttachRolePolicy"];

const ON_OIDC_PROVIDERS: &[Action] = &[
    always("iam:ListOpenIDConnectProviders"),
    always("iam:GetOpenIDConnectProvider"),
    always("iam:CreateOpenIDConnectProvider"),
    always("iam:AddClientIDToOpenIDConnectProvider"),
    always("iam:UpdateOpenIDConnectProviderThumbprint"),
    always("iam:DeleteOpenIDConnectProvider"),
    since(V2_1_0, "iam:TagOpenIDConnectProvider"),
];

const ON_CLUSTERS: &[&str] = &[
    "eks:DescribeCluster",
    "eks:ListClusters",
    "eks:CreateCluster",
    "eks:TagResource",
    "eks:UpdateClusterVersion",
    "eks:DeleteCluster",
    "eks:UpdateClusterConfig",
    "eks:UntagResource",
    "eks:UpdateNodegroupVersion",
    "eks:DescribeNodegroup",
    "eks:DeleteNodegroup",
    "eks:UpdateNodegroupConfig",
    "eks:CreateNodegroup",
    "eks:AssociateEncryptionConfig",
    "eks:ListIdentityProviderConfigs",
    "eks:AssociateIdentityProviderConfig",
    "eks:DescribeIdentityProviderConfig",
    "eks:DisassociateIdentityProviderConfig",
];

const ON_EVERYTHING: &[&str] = &[
    "ec2:AssociateVpcCidrBlock",
    "ec2:DisassociateVpcCidrBlock",
    "eks:ListAddons",
    "eks:CreateAddon",
    "eks:DescribeAddonVersions",
    "eks:DescribeAddon",
    "eks:DeleteAddon",
    "eks:UpdateAddon",
    "eks:TagResource",
    "eks:DescribeFargateProfile",
    "eks:CreateFargateProfile",
    "eks:DeleteFargateProfile",
];
