//! A managed account in a region of another partition than the manager's.
//!
//! ## Why it matters
//! A role of one partition can't be assumed from another, so the controllers never get in.
//! ## Bad
//! ```yaml
//! manager: { region: eu-west-1 }
//! managed:
//! - region: cn-north-1
//! ```
//! ## Good
//! ```yaml
//! manager: { region: eu-west-1 }
//! managed:
//! - region: us-east-1
//! ```
//! ## What to do
//! Take a manager of its own in each partition.
//! ## References
//! - [CAPA issue 4216](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{Partition, Region};

pub const LINT: Lint = Lint {
    id: "mixed-partitions",
    rule: "Every account is of the manager's partition",
    fields: &["managed[].region", "manager.region"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(partition) = subject.partition else { return vec![] };
    let typed = subject.managed.iter().filter(|account| account.region_is_typed && Region::parse(account.region).is_ok());
    typed
        .filter_map(|account| {
            let other = Partition::of_region(account.region).filter(|other| *other != partition)?;
            Some(
                Finding::at(
                    account.path("region"),
                    format!("Region {} is in partition {other}, the manager in {partition}", account.region),
                    format!("Type a region of {partition}; accounts of {other} need a manager of their own"),
                )
                .and(subject.manager.path("region")),
            )
        })
        .collect()
}
