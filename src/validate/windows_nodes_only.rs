//! A cluster whose only nodes run Windows.
//!
//! ## Why it matters
//! The cluster's DNS and CAPA's controllers run on Linux only, so their pods stay Pending.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { amiType: WINDOWS_CORE_2022_x86_64 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { amiType: BOTTLEROCKET_x86_64 }
//! ```
//! ## What to do
//! Take an image of Linux here, and add a pool of Windows nodes once the cluster runs.
//! ## References
//! - [EKS user guide, Windows nodes](https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;

pub const LINT: Lint = Lint {
    id: "windows-nodes-only",
    severity: Severity::Warning,
    rule: "Every cluster has nodes that run Linux",
    fields: &["managed[].cluster.amiType", "manager.cluster.amiType"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let windows = subject.accounts().filter(|account| {
        account.cluster.flavor.has_node_group() && account.cluster.ami_type.trim().starts_with("WINDOWS_")
    });
    windows
        .map(|account| {
            Finding::at(
                account.path("cluster.amiType"),
                "All nodes would run Windows, and the cluster's DNS runs on Linux only",
                "Type an image type of Linux, and add Windows nodes once the cluster runs",
            )
        })
        .collect()
}
