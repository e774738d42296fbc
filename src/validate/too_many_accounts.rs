//! More than 1000 managed accounts.
//!
//! ## Why it matters
//! One management cluster, one bundle and one page are not made for more.
//! ## Bad
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-1001
//! ```
//! Also found: `wildcard-permission` and `many-clusters`, because so many accounts are more than IAM and CAPA hold at
//! once.
//! ## Good
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-5
//! ```
//! ## What to do
//! Split the list among several managers.
//! ## References
//! - The config file, wire format 1

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "too-many-accounts",
    rule: "There are at most 1000 managed accounts",
    fields: &["managed"],
    sources: &["The config file, wire format 1"],
    check,
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
