//! ## What it catches
//! A region that has the form of one but is not among those known to have EKS.
//! ## Why it matters
//! Most often it is a slip of the finger; sometimes it is a region that opened since the list was read, so it is no
//! more than a warning.
//! ## Example
//! `region: us-esat-1`
//! ## Use instead
//! `region: us-east-1`
//! ## References
//! botocore, endpoints.json.

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject, examples};
use crate::catalog::regions;
use crate::diagnostic::Severity;
use crate::model::Region;

pub const LINT: Lint = Lint {
    id: "unknown-region",
    severity: Severity::Warning,
    sources: &[regions::SOURCE.title],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].region = "us-esat-1".into()),
    good: || examples::with(|inputs| inputs.managed[1].region = "us-east-1".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut nearest = BTreeMap::new();
    let typed = subject.accounts().filter(|account| account.region_is_typed);
    typed
        .filter(|account| Region::parse(account.region).is_ok() && regions::find(account.region).is_none())
        .map(|account| {
            let region = account.region;
            let nearest = *nearest.entry(region).or_insert_with(|| regions::nearest_region(region));
            let help = match nearest {
                Some(nearest) => format!("Type {}, or another region that has EKS", nearest.id),
                None => Region::HELP.to_string(),
            };
            Finding::at(account.path("region"), format!("There is no region {region} among those known to have EKS"), help)
                .fix(nearest.map(|nearest| nearest.id))
        })
        .collect()
}
