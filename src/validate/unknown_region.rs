//! A region that has the form of one but is not among those known to have EKS.
//!
//! ## Why it matters
//! Most often it is a slip of the finger; sometimes it is a region that opened since the list was read, so it is no
//! more than a warning.
//! ## Bad
//! ```yaml
//! managed:
//! - region: us-esat-1
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - region: us-east-1
//! ```
//! ## What to do
//! Look for a slip of the finger; leave a region that is newer than the list as it is.
//! ## References
//! - [botocore 1.44.5, endpoints.json and partitions.json](https://github.com/boto/botocore/tree/1.44.5/botocore/data), 2026-11-17

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject};
use crate::catalog::regions;
use crate::diagnostic::Severity;
use crate::model::Region;

pub const LINT: Lint = Lint {
    id: "unknown-region",
    severity: Severity::Warning,
    rule: "Every region is one that has EKS",
    fields: &["managed[].region", "manager.region"],
    sources: &[regions::SOURCE.url],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut known = BTreeMap::new();
    let typed = subject.accounts().filter(|account| account.region_is_typed);
    typed
        .filter(|account| Region::parse(account.region).is_ok() && regions::find(account.region).is_none())
        .map(|account| {
            let region = account.region;
            let (nearest, meant) = *known
                .entry(region)
                .or_insert_with(|| (regions::nearest_region(region), regions::unmistakable_region(region)));
            let help = match nearest {
                Some(nearest) => format!("Type {}, or another region that has EKS", nearest.id),
                None => Region::HELP.to_string(),
            };
            Finding::at(account.path("region"), format!("There is no region {region} among those known to have EKS"), help)
                .fix(meant.map(|meant| meant.id))
        })
        .collect()
}
