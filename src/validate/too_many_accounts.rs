//! ## What it catches
//! More than 1000 managed accounts.
//! ## Why it matters
//! One management cluster, one bundle and one page are not made for more.
//! ## Example
//! A list of 1001.
//! ## Use instead
//! Several managers, each with its part of the list.
//! ## References
//! The config file, wire format 1.

use super::{Finding, Lint, Subject, examples};
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "too-many-accounts",
    sources: &["The config file, wire format 1"],
    check,
    bad: || examples::managed_accounts(MAX + 1),
    good: || examples::managed_accounts(MAX),
    ..Lint::ERROR
};

pub const MAX: usize = 1000;

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.managed.len() {
        count if count > MAX => vec![Finding::at(
            FieldPath::new(field::MANAGED),
            format!("There are {count} managed accounts, at most {MAX} fit"),
            "Split the list among several managers",
        )],
        _ => vec![],
    }
}
