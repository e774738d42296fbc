//! ## What it catches
//! A suffix that can't end the names of the roles: another character, or longer than 51.
//! ## Why it matters
//! The stack fails on its first role. The longest name is `control-plane` with the suffix, and a role's name has at most 64 characters.
//! ## Example
//! `nameSuffix: "/team"`
//! ## Use instead
//! `nameSuffix: .team.example.com`
//! ## References
//! IAM user guide, name requirements and quotas.

use super::{Finding, Lint, Subject, examples};
use crate::model::{FieldPath, NameSuffix};

pub const LINT: Lint = Lint {
    id: "malformed-name-suffix",
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
    check,
    bad: || examples::with(|inputs| inputs.iam.name_suffix = "/team".into()),
    good: || examples::with(|inputs| inputs.iam.name_suffix = String::new()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.name_suffix.trim();
    let message = NameSuffix::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.nameSuffix"), message, NameSuffix::HELP)).into_iter().collect()
}
