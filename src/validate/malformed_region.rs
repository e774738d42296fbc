//! ## What it catches
//! A region that fits the pattern of no partition.
//! ## Why it matters
//! ARNs, host names and every command's `--region` follow from it.
//! ## Example
//! `region: EU-West-1`
//! ## Use instead
//! `region: eu-west-1`
//! ## References
//! botocore, partitions.json.

use super::{Finding, Lint, Subject, examples};
use crate::catalog::regions;
use crate::model::Region;

pub const LINT: Lint = Lint {
    id: "malformed-region",
    sources: &[regions::SOURCE.title],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].region = "EU-West-1".into()),
    good: || examples::with(|inputs| inputs.managed[1].region = "eu-west-1".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| account.region_is_typed && !account.region.is_empty());
    typed
        .filter_map(|account| {
            let message = Region::parse(account.region).err()?;
            let nearest = regions::nearest_region(account.region).map(|region| region.id);
            Some(Finding::at(account.path("region"), message, Region::HELP).fix(nearest))
        })
        .collect()
}
