//! ## What it catches
//! A number of worker nodes that is none, or that EKS does not grant.
//! ## Why it matters
//! No node, no pod: a pool of zero never gets ready. EKS takes at most 450 nodes in a managed node group.
//! ## Example
//! `workerCount: 0`
//! ## Use instead
//! `workerCount: 3`
//! ## References
//! EKS service quotas, nodes per managed node group.

use super::{Finding, Lint, Subject, examples};
use crate::model::WorkerCount;

pub const LINT: Lint = Lint {
    id: "malformed-worker-count",
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].cluster.worker_count = "0".into()),
    good: || examples::with(|inputs| inputs.managed[0].cluster.worker_count = "5".into()),
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
