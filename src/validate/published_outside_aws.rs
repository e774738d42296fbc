//! The published edition in a region of another partition than `aws`.
//!
//! ## Why it matters
//! The guide writes `arn:aws:` and `amazonaws.com` into its trust policies; nothing by those names exists in another
//! partition.
//! ## Bad
//! ```yaml
//! edition: published
//! manager: { region: cn-north-1 }
//! ```
//! Also found: `ignored-by-guide`, because the guide has no place for VPC ranges.
//! ## Good
//! ```yaml
//! edition: corrected
//! manager: { region: cn-north-1 }
//! ```
//! ## What to do
//! Take the corrected edition.
//! ## References
//! - [CAPA issue 4216](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Partition};

pub const LINT: Lint = Lint {
    id: "published-outside-aws",
    severity: Severity::Warning,
    rule: "The guide as it stands fits the manager's partition",
    fields: &["edition", "manager.region"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4216"],
    check,
    ..Lint::ERROR
};

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
