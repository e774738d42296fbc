//! ## What it catches
//! A partition other than `aws` and `aws-us-gov`.
//! ## Why it matters
//! The template of clusterawsadm attaches policies by ARNs of partition `aws` to the node group's role, which do not
//! exist elsewhere, so that the stack fails until that role is made by hand.
//! ## Example
//! `region: cn-north-1`
//! ## Use instead
//! `eks.managedMachinePool.disable: true` in both configurations, and a role of the same name made with the policies of
//! the partition.
//! ## References
//! `pkg/cloud/services/eks/roles.go:42-71`, CAPA v2.11.1; CAPA issues 4216, 4027, 959.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::Partition;

pub const LINT: Lint = Lint {
    id: "node-role-outside-aws",
    severity: Severity::Warning,
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L42",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216",
    ],
    check,
    bad: || examples::with(|inputs| inputs.manager.region = "cn-north-1".into()),
    good: || examples::with(|inputs| inputs.manager.region = "us-gov-west-1".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.partition {
        None | Some(Partition::Aws | Partition::AwsUsGov) => vec![],
        Some(partition) => vec![Finding::at(
            subject.manager.path("region"),
            format!("In {partition} the IAM stack fails on the role of the node groups, whose policies are named in aws"),
            "Make eks-nodegroup.cluster-api-provider-aws.sigs.k8s.io by hand in each account and disable managedMachinePool",
        )],
    }
}
