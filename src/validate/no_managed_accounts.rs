//! ## What it catches
//! An empty list of managed accounts.
//! ## Why it matters
//! There is nobody to hand clusters to; the runbook is about at least one.
//! ## Example
//! `managed: []`
//! ## Use instead
//! `managed: [{ name: payments, accountId: "012345678901" }]`
//! ## References
//! The config file, wire format 1.

use super::{Finding, Lint, Subject, examples};
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "no-managed-accounts",
    sources: &["The config file, wire format 1"],
    check,
    bad: || examples::with(|inputs| inputs.managed.clear()),
    good: examples::valid,
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
