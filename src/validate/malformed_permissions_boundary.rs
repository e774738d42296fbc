//! A permissions boundary that is not the ARN of an IAM policy.
//!
//! ## Why it matters
//! The stack fails on its first role.
//! ## Bad
//! ```yaml
//! iam: { permissionsBoundary: Boundary }
//! ```
//! ## Good
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## What to do
//! Type the whole ARN of the policy.
//! ## References
//! - [IAM user guide, permissions boundaries for IAM entities](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, Arn};

pub const LINT: Lint = Lint {
    id: "malformed-permissions-boundary",
    rule: "The permissions boundary is the ARN of a policy",
    fields: &["iam.permissionsBoundary"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.permissions_boundary.trim();
    let message = Arn::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.permissionsBoundary"), message, Arn::HELP)).into_iter().collect()
}
