//! ## What it catches
//! A CAPA release that is no row of the catalogue.
//! ## Why it matters
//! API versions, image types, the Cluster API core and the options of a release are rows; without one nothing of it is
//! known. A release that was never published can't be installed either.
//! ## Example
//! `release: v2.11.9`
//! ## Use instead
//! `release: v2.11.1`
//! ## References
//! The releases of Cluster API Provider AWS.

use super::{Finding, Lint, Subject, examples};
use crate::catalog::releases;
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "unknown-release",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/releases"],
    check,
    bad: || examples::with(|inputs| inputs.release = "v2.11.9".into()),
    good: || examples::with(|inputs| inputs.release = "2.10.3".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.release.is_some() {
        return vec![];
    }
    let nearest = releases::nearest(&subject.inputs.release).version;
    let typed = subject.inputs.release.trim();
    let help = format!("Type a release that this tool knows; the nearest is {nearest}");
    vec![
        Finding::at(FieldPath::new("release"), format!("There is no row for CAPA release {typed}"), help)
            .fix(Some(nearest)),
    ]
}
