//! A permissions boundary that is a policy of one account, with several accounts to use it.
//!
//! ## Why it matters
//! A boundary must be a policy of the role's own account, or one of AWS's own: the stack of every other account fails.
//! ## Bad
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws:iam::000000000000:policy/Boundary" }
//! ```
//! Also found: `boundary-not-on-eks-roles`, because the stacks make roles of EKS.
//! ## Good
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## What to do
//! Take a policy of AWS's own, or make the stacks of the other accounts with a policy of theirs.
//! ## References
//! - [IAM user guide, permissions boundaries for IAM entities](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{AccountId, Arn, FieldPath};

pub const LINT: Lint = Lint {
    id: "boundary-of-one-account",
    severity: Severity::Warning,
    rule: "Every account can use the permissions boundary",
    fields: &["iam.permissionsBoundary"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let boundary = Arn::parse(&subject.inputs.iam.permissions_boundary);
    let Some(owner) = boundary.as_ref().ok().and_then(Arn::account) else { return vec![] };
    let others = subject.accounts().filter(|account| AccountId::parse(account.id).is_ok_and(|id| id.as_str() != owner));
    match others.count() {
        0 => vec![],
        count => vec![Finding::at(
            FieldPath::new("iam.permissionsBoundary"),
            format!("This policy is of account {owner} and can't bound roles of another, of which there are {count} here"),
            "Type a policy of AWS's own, or make the stacks of the other accounts with a policy of theirs",
        )],
    }
}
