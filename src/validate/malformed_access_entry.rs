//! An access entry whose principal is not an IAM role or user, without a username, with an unknown policy, with nothing
//! that it may do, or for a principal that has one already.
//!
//! ## Why it matters
//! EKS refuses the entry. Without a username CAPA deletes the entry and makes it again at each reconcile.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { accessEntries: [{ principalArn: ops, username: ops, policy: view }] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws:iam::111111111111:role/ops", username: ops, policy: view }
//! ```
//! ## What to do
//! Type the ARN of a role or a user, a username, and a policy or a group, once for each principal.
//! ## References
//! - [EKS user guide, creating access entries](https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html), 2026-11-25
//! - [CAPA v2.11.1, access entries of a control plane](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go), 2026-11-25

use std::collections::BTreeSet;

use super::{Finding, Lint, Subject, subject::access_entry};
use crate::model::AccessEntry;

pub const LINT: Lint = Lint {
    id: "malformed-access-entry",
    rule: "Every access entry is one that EKS takes",
    fields: &["manager.cluster.accessEntries", "managed[].cluster.accessEntries"],
    sources: &[
        "https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in subject.accounts() {
        let mut seen = BTreeSet::new();
        for entry in &account.cluster.access_entries {
            let message = match access_entry(entry) {
                Err(message) => message,
                Ok(entry) if !seen.insert(entry.principal.as_str().to_owned()) => {
                    format!("There are two access entries for {}", entry.principal)
                }
                Ok(_) => continue,
            };
            findings.push(Finding::at(account.path("cluster.accessEntries"), message, AccessEntry::HELP));
        }
    }
    findings
}
