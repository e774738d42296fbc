//! The managed machine pools of EKS: `managed_nodegroup.go` and `pkg/cloud/services/eks/roles.go`.

use crate::iam::statement::{EC2_SERVICE, EKS_SERVICE};
use crate::iam::template::Role;
use crate::iam::{Configuration, Generator};

const NAME: &str = "eks-nodegroup.cluster-api-provider-aws.sigs.k8s.io";
const POLICIES: [&str; 3] = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"];

pub fn role(configuration: &Configuration, generator: Generator) -> Option<Role> {
    let spec = super::wanted(configuration, configuration.eks().managed_machine_pool.as_ref())?;
    let policies = POLICIES.map(|name| super::eks_policy(configuration, generator, name));
    Some(super::of_eks(NAME, &[EC2_SERVICE, EKS_SERVICE], policies.to_vec(), spec))
}
