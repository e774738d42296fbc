//! A region that fits the pattern of no partition.
//!
//! ## Why it matters
//! ARNs, host names and every command's `--region` follow from it.
//! ## Bad
//! ```yaml
//! managed:
//! - region: EU-West-1
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - region: eu-west-1
//! ```
//! ## What to do
//! Type it as AWS writes it, in small letters.
//! ## References
//! - [botocore 1.44.5, endpoints.json and partitions.json](https://github.com/boto/botocore/tree/1.44.5/botocore/data), 2026-11-17

use super::{Finding, Lint, Subject};
use crate::catalog::regions;
use crate::model::Region;

pub const LINT: Lint = Lint {
    id: "malformed-region",
    rule: "Every region has the form of one",
    fields: &["managed[].region", "manager.region"],
    sources: &[regions::SOURCE.url],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| account.region_is_typed && !account.region.is_empty());
    typed
        .filter_map(|account| {
            let message = Region::parse(account.region).err()?;
            let meant = regions::unmistakable_region(account.region).map(|region| region.id);
            Some(Finding::at(account.path("region"), message, Region::HELP).fix(meant))
        })
        .collect()
}
