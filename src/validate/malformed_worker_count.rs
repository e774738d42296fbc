//! A number of worker nodes that is none, or that EKS does not grant.
//!
//! ## Why it matters
//! No node, no pod: a pool of zero never gets ready. EKS takes at most 450 nodes in a managed node group.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { workerCount: 0 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { workerCount: 5 }
//! ```
//! ## What to do
//! Type a whole number from 1 to 450.
//! ## References
//! - [EKS, service quotas](https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::WorkerCount;

pub const LINT: Lint = Lint {
    id: "malformed-worker-count",
    rule: "Every cluster has from 1 to 450 worker nodes",
    fields: &["manager.cluster.workerCount", "managed[].cluster.workerCount"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.worker_count.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = WorkerCount::parse(&account.cluster.worker_count).err()?;
            Some(Finding::at(account.path("cluster.workerCount"), message, WorkerCount::HELP))
        })
        .collect()
}
