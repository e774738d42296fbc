//! ## What it catches
//! A permissions boundary that is not the ARN of an IAM policy.
//! ## Why it matters
//! The stack fails on its first role.
//! ## Example
//! `permissionsBoundary: Boundary`
//! ## Use instead
//! `permissionsBoundary: arn:aws:iam::012345678901:policy/Boundary`
//! ## References
//! IAM user guide, permissions boundaries for IAM entities.

use super::{Finding, Lint, Subject, examples};
use crate::model::{FieldPath, Arn};

pub const LINT: Lint = Lint {
    id: "malformed-permissions-boundary",
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
    check,
    bad: || examples::with(|inputs| inputs.iam.permissions_boundary = "Boundary".into()),
    good: || examples::with(|inputs| inputs.iam.permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.permissions_boundary.trim();
    let message = Arn::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.permissionsBoundary"), message, Arn::HELP)).into_iter().collect()
}
