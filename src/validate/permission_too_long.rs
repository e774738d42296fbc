//! In the published edition, more managed accounts than one permission can name.
//!
//! ## Why it matters
//! The guide names the role of every account in one inline policy, of which IAM takes 10,240 characters: with 124
//! accounts it has 10,266, and the stack of the manager account fails.
//! ## Bad
//! ```yaml
//! edition: published
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-124
//! ```
//! Also found: `many-clusters` and `ignored-by-guide`, because so many accounts have as many clusters, with VPC ranges.
//! ## Good
//! ```yaml
//! edition: published
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-5
//! ```
//! ## What to do
//! Take the corrected edition, which names the role by a pattern from there on.
//! ## References
//! - [IAM user guide, quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Edit;
use crate::model::inline_policy::names_every_account;
use crate::model::inputs::DEFAULT_NAME_SUFFIX;
use crate::model::{FieldPath, Partition, field};

pub const LINT: Lint = Lint {
    id: "permission-too-long",
    rule: "IAM has room for the guide's permission",
    fields: &["managed", "edition"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let count = subject.managed.len();
    // The guide writes out the partition and the suffix.
    let fits = names_every_account(Partition::Aws, DEFAULT_NAME_SUFFIX, count, false);
    if !subject.is_published() || fits {
        return vec![];
    }
    let edition = FieldPath::new("edition");
    let edit = Edit { field: edition.clone(), value: "corrected".into() };
    vec![
        Finding::at(
            FieldPath::new(field::MANAGED),
            format!("IAM has no room for the guide's permission, which names {count} accounts"),
            "Choose the corrected edition",
        )
        .and(edition)
        .fix_all("Use corrected", vec![edit]),
    ]
}
