//! ## What it catches
//! The published edition in a region of another partition than `aws`.
//! ## Why it matters
//! The guide writes `arn:aws:` and `amazonaws.com` into its trust policies; nothing by those names exists in another
//! partition.
//! ## Example
//! `edition: published` with `region: cn-north-1`
//! ## Use instead
//! `edition: corrected`
//! ## References
//! The guide, full-multitenancy-implementation.md; CAPA issues 4216, 4027, 959.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::{Edition, FieldPath, Partition};

pub const LINT: Lint = Lint {
    id: "published-outside-aws",
    severity: Severity::Warning,
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216"],
    check,
    bad: || example(Edition::Published),
    good: || example(Edition::Corrected),
    ..Lint::ERROR
};

fn example(edition: Edition) -> crate::Inputs {
    examples::with(|inputs| {
        inputs.edition = edition;
        inputs.manager.region = "cn-north-1".into();
    })
}

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.partition {
        Some(partition) if subject.is_published() && partition != Partition::Aws => vec![
            Finding::at(
                FieldPath::new("edition"),
                format!("The guide as it stands works in partition aws only, and the manager is in {partition}"),
                "Choose the corrected edition",
            )
            .fix(Some("corrected"))
            .and(subject.manager.path("region")),
        ],
        _ => vec![],
    }
}
