//! ## What it catches
//! A managed account in a region of another partition than the manager's.
//! ## Why it matters
//! A role of one partition can't be assumed from another, so the controllers never get in.
//! ## Example
//! `manager: { region: eu-west-1 }` with `managed: [{ region: cn-north-1 }]`
//! ## Use instead
//! A manager in each partition.
//! ## References
//! IAM user guide, cross-account access; CAPA issues 4216, 4027.

use super::{Finding, Lint, Subject, examples};
use crate::model::{Partition, Region};

pub const LINT: Lint = Lint {
    id: "mixed-partitions",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216"],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].region = "cn-north-1".into()),
    good: || examples::with(|inputs| inputs.managed[1].region = "us-east-1".into()),
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
