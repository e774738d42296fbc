//! The control planes that EKS runs: `managed_control_plane.go`.

use crate::iam::Configuration;
use crate::iam::policies::controllers_eks::CLUSTER_POLICY;
use crate::iam::statement::EKS_SERVICE;
use crate::iam::template::Role;

const NAME: &str = "eks-controlplane.cluster-api-provider-aws.sigs.k8s.io";

pub fn role(configuration: &Configuration) -> Option<Role> {
    let spec = super::wanted(configuration, Some(&configuration.eks().default_control_plane_role))?;
    Some(super::of_eks(NAME, &[EKS_SERVICE], vec![configuration.aws_policy(CLUSTER_POLICY)], spec))
}
