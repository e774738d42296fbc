//! An empty list of managed accounts.
//!
//! ## Why it matters
//! There is nobody to hand clusters to; the runbook is about at least one.
//! ## Bad
//! ```yaml
//! managed: []
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - { name: payments, accountId: "012345678901" }
//! ```
//! ## What to do
//! Add one.
//! ## References
//! - The config file, wire format 1

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "no-managed-accounts",
    rule: "There is a managed account",
    fields: &["managed"],
    sources: &["The config file, wire format 1"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.managed.is_empty() {
        true => vec![Finding::at(
            FieldPath::new(field::MANAGED),
            "There is no managed account",
            "Add at least one, with a name and an account id",
        )],
        false => vec![],
    }
}
