//! A role's policy, or a principal that may enter a cluster, by an ARN of another partition than the manager's region.
//!
//! ## Why it matters
//! No account of one partition sees anything of another: CAPA does not find the policy, EKS refuses the entry.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws-cn:iam::111111111111:role/ops", username: ops, policy: view }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws:iam::111111111111:role/ops", username: ops, policy: view }
//! ```
//! ## What to do
//! Type the ARN by the partition of the manager's region.
//! ## References
//! - [IAM user guide, ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{Arn, Partition, PrincipalArn};

pub const LINT: Lint = Lint {
    id: "arn-of-another-partition",
    rule: "Every ARN of a cluster is of the manager's partition",
    fields: &[
        "managed[].cluster.accessEntries",
        "manager.cluster.accessEntries",
        "managed[].cluster.nodeRolePolicies",
        "manager.cluster.nodeRolePolicies",
        "managed[].cluster.controlPlaneRolePolicies",
        "manager.cluster.controlPlaneRolePolicies",
        "manager.region",
    ],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(partition) = subject.partition.filter(|_| !subject.is_published()) else { return vec![] };
    let other = |found: Partition| Some(found).filter(|found| *found != partition);
    let of_policies =
        |arns: &[String]| arns.iter().find_map(|arn| other(Arn::parse(arn).ok()?.partition()));
    let mut findings = Vec::new();
    for account in subject.accounts() {
        let cluster = account.cluster;
        let mut entries = cluster.access_entries.iter();
        for (field, found) in [
            ("cluster.controlPlaneRolePolicies", of_policies(&cluster.control_plane_role_policies)),
            ("cluster.nodeRolePolicies", of_policies(&cluster.node_role_policies)),
            (
                "cluster.accessEntries",
                entries.find_map(|entry| other(PrincipalArn::parse(&entry.principal_arn).ok()?.partition())),
            ),
        ] {
            let Some(found) = found else { continue };
            let message = format!("An ARN here is of partition {found}, the manager of {partition}");
            let help = format!("Type an ARN that begins with arn:{partition}:");
            findings.push(Finding::at(account.path(field), message, help).and(subject.manager.path("region")));
        }
    }
    findings
}
