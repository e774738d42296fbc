//! ## What it catches
//! A permissions boundary that is a policy of one account, with several accounts to use it.
//! ## Why it matters
//! A boundary must be a policy of the role's own account, or one of AWS's own: the stack of every other account fails.
//! ## Example
//! `permissionsBoundary: arn:aws:iam::000000000000:policy/Boundary` with a managed account 111111111111
//! ## Use instead
//! A policy of AWS's own, `arn:aws:iam::aws:policy/...`, or a stack of your own for the other accounts.
//! ## References
//! IAM user guide, permissions boundaries for IAM entities.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::{AccountId, Arn, FieldPath};

pub const LINT: Lint = Lint {
    id: "boundary-of-one-account",
    severity: Severity::Warning,
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
    check,
    bad: || {
        examples::with(|inputs| inputs.iam.permissions_boundary = "arn:aws:iam::000000000000:policy/Boundary".into())
    },
    good: || {
        examples::with(|inputs| inputs.iam.permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess".into())
    },
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
