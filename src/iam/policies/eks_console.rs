//! What a person needs to see nodes and workloads in the EKS console: `user.go`. It is attached to nobody.

use crate::iam::Configuration;
use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::ManagedPolicy;

pub fn policy(configuration: &Configuration) -> Option<ManagedPolicy> {
    let eks = configuration.eks();
    if eks.disable || !eks.enable_user_eks_console_policy {
        return None;
    }
    let statement = Statement::allow(ACTIONS.iter().copied()).on_everything();
    Some(ManagedPolicy {
        name: configuration.managed_name("eks-console"),
        description: "For users/groups to view EKS nodes and workloads",
        document: PolicyDocument { statements: vec![statement] },
        groups: Vec::new(),
        roles: Vec::new(),
    })
}

const ACTIONS: &[&str] = &[
    "eks:DescribeNodegroup",
    "eks:ListNodegroups",
    "eks:DescribeCluster",
    "eks:ListClusters",
    "eks:AccessKubernetesApi",
    "ssm:GetParameter",
    "eks:ListUpdates",
    "eks:ListFargateProfiles",
];
