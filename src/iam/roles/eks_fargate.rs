//! The pods that Fargate runs: `fargate.go` and `pkg/cloud/services/eks/roles.go`.

use crate::iam::statement::FARGATE_SERVICE;
use crate::iam::template::Role;
use crate::iam::{Configuration, Generator};

const NAME: &str = "eks-fargate.cluster-api-provider-aws.sigs.k8s.io";

pub fn role(configuration: &Configuration, generator: Generator) -> Option<Role> {
    let spec = super::wanted(configuration, configuration.eks().fargate.as_ref())?;
    let policy = super::eks_policy(configuration, generator, "AmazonEKSFargatePodExecutionRolePolicy");
    Some(super::of_eks(NAME, &[FARGATE_SERVICE], vec![policy], spec))
}
