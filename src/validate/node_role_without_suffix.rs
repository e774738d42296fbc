//! An instance profile of an auto scaling group whose name does not end as the roles of the stacks do.
//!
//! ## Why it matters
//! The controllers may hand on only roles that end in the name suffix. EC2 refuses the launch otherwise: `iam:PassRole`.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-machinepool, nodeRole: eks-nodes }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-machinepool, nodeRole: eks-nodes.cluster-api-provider-aws.sigs.k8s.io }
//! ```
//! ## What to do
//! Name a profile whose role ends in the suffix, take the stack's own by typing none, or permit `iam:PassRole` for the
//! role in the account.
//! ## References
//! - [clusterawsadm v2.11.1, which roles may be handed on](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go#L530), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Flavor};

pub const LINT: Lint = Lint {
    id: "node-role-without-suffix",
    severity: Severity::Warning,
    rule: "The controllers may hand on the role of every auto scaling group",
    fields: &["managed[].cluster.nodeRole", "manager.cluster.nodeRole", "iam.nameSuffix"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go#L530",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let suffix = subject.inputs.iam.name_suffix.trim();
    if subject.is_published() {
        return vec![];
    }
    let groups = subject.accounts().filter(|account| account.cluster.flavor == Flavor::MachinePool);
    groups
        .filter(|account| {
            let typed = account.cluster.node_role.trim();
            !typed.is_empty() && !typed.ends_with(suffix)
        })
        .map(|account| {
            Finding::at(
                account.path("cluster.nodeRole"),
                "The controllers may hand on only roles that end in the name suffix",
                "Type an instance profile whose role ends so, or nothing for the stack's own",
            )
            .and(FieldPath::new("iam.nameSuffix"))
        })
        .collect()
}
