//! A number of worker nodes that does not lie within the bounds of scaling; in the published edition, within the 1 to 10
//! of flavor `eks-machinepool`.
//!
//! ## Why it matters
//! AWS refuses the group: the desired size must lie between the least and the greatest.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { workerCount: 8, scaling: { min: 2, max: 6 } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { workerCount: 4, scaling: { min: 2, max: 6 } }
//! ```
//! ## What to do
//! Type a number within the bounds, or other bounds.
//! ## References
//! - [CAPA issue 4065](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4065), 2026-11-24
//! - [CAPA v2.11.1, flavor eks-machinepool](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/templates/cluster-template-eks-machinepool.yaml), 2026-11-25

use super::{Account, Finding, Lint, Subject};
use crate::model::{Flavor, Scaling, WorkerCount};

pub const LINT: Lint = Lint {
    id: "worker-count-out-of-scaling",
    rule: "Every cluster starts with a number of nodes within its bounds",
    fields: &[
        "managed[].cluster.workerCount",
        "manager.cluster.workerCount",
        "managed[].cluster.scaling.min",
        "manager.cluster.scaling.min",
        "managed[].cluster.scaling.max",
        "manager.cluster.scaling.max",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4065",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/templates/cluster-template-eks-machinepool.yaml",
    ],
    check,
    ..Lint::ERROR
};

/// Written out in the flavor.
const OF_FLAVOR: Scaling = Scaling { min: 1, max: 10 };

fn check(subject: &Subject) -> Vec<Finding> {
    subject.accounts().filter_map(|account| check_account(subject, account)).collect()
}

fn check_account(subject: &Subject, account: &Account) -> Option<Finding> {
    let cluster = account.cluster;
    let bounds = match (subject.is_published(), cluster.flavor) {
        (_, Flavor::Fargate) => None,
        (true, Flavor::MachinePool) => Some(OF_FLAVOR),
        (true, _) => None,
        (false, _) => Scaling::parse(&cluster.scaling.min, &cluster.scaling.max).ok().flatten(),
    };
    let Scaling { min, max } = bounds?;
    let is_typed = !cluster.worker_count.trim().is_empty();
    let workers = match is_typed {
        true => WorkerCount::parse(&cluster.worker_count).ok()?,
        false => WorkerCount::DEFAULT,
    };
    if (min..=max).contains(&workers) {
        return None;
    }
    let crossed = account.path(if workers < min { "cluster.scaling.min" } else { "cluster.scaling.max" });
    let count = account.path("cluster.workerCount");
    let (first, second) = if is_typed { (count, crossed) } else { (crossed, count) };
    let message = format!("The cluster starts with {workers} nodes, which is not within {min} to {max}");
    Some(Finding::at(first, message, format!("Type {min} to {max} for the number of nodes, or other bounds")).and(second))
}
