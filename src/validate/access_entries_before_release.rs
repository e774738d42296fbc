//! Access entries with a CAPA release that does not know them.
//!
//! ## Why it matters
//! The API server refuses the control plane, or drops the entries without a word where it is not asked to be strict.
//! ## Bad
//! ```yaml
//! release: v2.10.3
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws:iam::111111111111:role/ops", username: ops, policy: view }
//! ```
//! ## Good
//! ```yaml
//! release: v2.11.1
//! managed:
//! - cluster:
//!     accessEntries:
//!     - { principalArn: "arn:aws:iam::111111111111:role/ops", username: ops, policy: view }
//! ```
//! ## What to do
//! Take release v2.11.1 or later, or make the entries by `aws eks create-access-entry`.
//! ## References
//! - [CAPA v2.10.0, AWSManagedControlPlane](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.10.0/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "access-entries-before-release",
    rule: "The release knows access entries",
    fields: &["managed[].cluster.accessEntries", "manager.cluster.accessEntries", "release"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.10.0/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release.filter(|release| !release.access_entries && !subject.is_published()) else {
        return vec![];
    };
    let typed = subject.accounts().filter(|account| !account.cluster.access_entries.is_empty());
    typed
        .map(|account| {
            Finding::at(
                account.path("cluster.accessEntries"),
                format!("CAPA {} knows no access entries", release.version),
                "Choose CAPA release v2.11.1 or later, or leave them out here",
            )
            .and(FieldPath::new("release"))
        })
        .collect()
}
