//! An access entry for the controllers role, which has one already.
//!
//! ## Why it matters
//! The role enters a managed account's cluster as its creator, and the management cluster by the entry that the pivot
//! needs. EKS takes no second entry for one principal, and CAPA goes no further.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster:
//!     accessEntries:
//!     - principalArn: arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io
//!       username: capa
//!       policy: cluster-admin
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws:iam::111111111111:role/ops", username: ops, policy: cluster-admin }
//! ```
//! ## What to do
//! Leave the entry out.
//! ## References
//! - [CAPA v2.11.1, how access entries are made](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/accessentry.go), 2026-11-25
//! - [EKS user guide, access entries](https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html), 2026-11-25

use super::{Finding, Lint, Subject};

pub const LINT: Lint = Lint {
    id: "access-entry-of-controllers",
    rule: "The controllers role has no second access entry",
    fields: &["managed[].cluster.accessEntries", "manager.cluster.accessEntries"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/accessentry.go",
        "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let inputs = subject.inputs;
    let Some(partition) = subject.partition.filter(|_| !subject.is_published()) else { return vec![] };
    let role = format!("role/controllers{}", inputs.iam.name_suffix.trim());
    let has_one_already = subject.accounts().filter(|account| account.row.is_some() || inputs.bootstrap.pivot);
    has_one_already
        .filter(|account| {
            let arn = format!("arn:{partition}:iam::{}:{role}", account.id);
            account.cluster.access_entries.iter().any(|entry| entry.principal_arn.trim() == arn)
        })
        .map(|account| {
            Finding::at(
                account.path("cluster.accessEntries"),
                "The controllers role has an access entry here already",
                "Leave its entry out",
            )
        })
        .collect()
}
