//! A CAPA release that is no row of the catalogue.
//!
//! ## Why it matters
//! API versions, image types, the Cluster API core and the options of a release are rows; without one nothing of it is
//! known. A release that was never published can't be installed either.
//! ## Bad
//! ```yaml
//! release: v2.11.9
//! ```
//! ## Good
//! ```yaml
//! release: "2.10.3"
//! ```
//! ## What to do
//! Take one of the releases that the page offers.
//! ## References
//! - [The releases of Cluster API Provider AWS](https://github.com/kubernetes-sigs/cluster-api-provider-aws/releases), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::catalog::releases;
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "unknown-release",
    rule: "The release is a row of the catalogue",
    fields: &["release"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/releases"],
    check,
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
