//! A suffix that can't end the names of the roles: another character, or longer than 51.
//!
//! ## Why it matters
//! The stack fails on its first role. The longest name is `control-plane` with the suffix, and a role's name has at
//! most 64 characters.
//! ## Bad
//! ```yaml
//! iam: { nameSuffix: /team }
//! ```
//! ## Good
//! ```yaml
//! iam: { nameSuffix: "" }
//! ```
//! ## What to do
//! Type at most 51 letters, digits and `+=,.@_-`; empty is a suffix too.
//! ## References
//! - [IAM user guide, quotas and name requirements](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, NameSuffix};

pub const LINT: Lint = Lint {
    id: "malformed-name-suffix",
    rule: "The name suffix fits the names of the roles",
    fields: &["iam.nameSuffix"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.name_suffix.trim();
    let message = NameSuffix::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.nameSuffix"), message, NameSuffix::HELP)).into_iter().collect()
}
