//! What a node may do: `cloud_provider_integration_node.go` and `cluster_api_node.go`.

use crate::iam::Configuration;
use crate::iam::configuration::SecretBackend;
use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::{LogicalId, ManagedPolicy};

pub fn policy(configuration: &Configuration) -> Option<ManagedPolicy> {
    if configuration.nodes.disable_cloud_provider_policy {
        return None;
    }
    let mut roles = vec![LogicalId::RoleNodes];
    if !configuration.control_plane.disable_cloud_provider_policy {
        roles.insert(0, LogicalId::RoleControlPlane);
    }
    let mut statements = vec![Statement::allow(CLOUD_PROVIDER.iter().copied()).on_everything()];
    statements.extend(configuration.secret_backends().into_iter().map(secrets));
    statements.push(Statement::allow(SESSION_MANAGER.iter().copied()).on_everything());
    Some(ManagedPolicy {
        name: configuration.managed_name("nodes"),
        description: "For the Kubernetes Cloud Provider AWS nodes",
        document: PolicyDocument { statements },
        groups: Vec::new(),
        roles,
    })
}

/// What a machine reads when it starts. An unknown backend makes a statement that says nothing, which AWS refuses.
fn secrets(backend: SecretBackend) -> Statement {
    match backend {
        SecretBackend::SecretsManager => {
            Statement::allow(["secretsmanager:DeleteSecret", "secretsmanager:GetSecretValue"])
                .on(["arn:*:secretsmanager:*:*:secret:aws.cluster.x-k8s.io/*"])
        }
        SecretBackend::SsmParameterStore => Statement::allow(["ssm:DeleteParameter", "ssm:GetParameter"])
            .on(["arn:*:ssm:*:*:parameter/cluster.x-k8s.io/*"]),
        SecretBackend::Unknown => Statement::default(),
    }
}

const CLOUD_PROVIDER: &[&str] = &[
    "ec2:AssignIpv6Addresses",
    "ec2:DescribeInstances",
    "ec2:DescribeRegions",
    "ec2:CreateTags",
    "ec2:DescribeTags",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeInstanceTypes",
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:GetRepositoryPolicy",
    "ecr:DescribeRepositories",
    "ecr:ListImages",
    "ecr:BatchGetImage",
];

const SESSION_MANAGER: &[&str] = &[
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
    "s3:GetEncryptionConfiguration",
];
