//! Fargate pods, or managed node groups whose roles CAPA makes itself, in a partition whose policies CAPA does not know.
//!
//! ## Why it matters
//! CAPA names the policies of these roles by ARNs of the partitions aws and aws-us-gov only. It attaches those of Fargate
//! pods to a role that is named, too, so the profile is never made.
//! ## Bad
//! ```yaml
//! manager: { region: cn-north-1 }
//! managed:
//! - cluster: { flavor: eks-fargate }
//! ```
//! ## Good
//! ```yaml
//! manager: { region: us-gov-west-1 }
//! managed:
//! - cluster: { flavor: eks-fargate }
//! ```
//! ## What to do
//! Take another flavor in place of eks-fargate; for a managed node group name a role, or let the stacks make the roles.
//! ## References
//! - [CAPA v2.11.1, policies of the roles](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L42), 2026-11-25
//! - [CAPA issue 4216](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216), 2026-11-24

use super::eks_roles::names_no_node_role;
use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, Flavor, Partition};

pub const LINT: Lint = Lint {
    id: "role-of-another-partition",
    rule: "CAPA knows the policies of every role in its partition",
    fields: &[
        "managed[].cluster.flavor",
        "manager.cluster.flavor",
        "managed[].cluster.nodeRole",
        "manager.cluster.nodeRole",
        "iam.eksRoleCreation",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L42",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(partition) = subject.partition else { return vec![] };
    if subject.is_published() || matches!(partition, Partition::Aws | Partition::AwsUsGov) {
        return vec![];
    }
    let by_capa = subject.inputs.iam.eks_role_creation;
    subject
        .accounts()
        .filter_map(|account| {
            let flavor = account.cluster.flavor;
            let at_flavor = |message: &str, help| {
                Finding::at(account.path("cluster.flavor"), format!("{message} in partition {partition}"), help)
            };
            if flavor == Flavor::Fargate {
                let help = "Choose another flavor, for example eks-managedmachinepool-vpccni";
                return Some(at_flavor("CAPA has no policy for the role of Fargate pods", help));
            }
            (by_capa && flavor.has_node_group() && names_no_node_role(account)).then(|| {
                let help = "Type the name of a node role, or let the stacks make the roles";
                at_flavor("CAPA has no policies for the node role that it would make", help)
                    .and(account.path("cluster.nodeRole"))
                    .and(FieldPath::new("iam.eksRoleCreation"))
            })
        })
        .collect()
}
