//! An account id that is not 12 digits.
//!
//! ## Why it matters
//! It becomes part of every role's ARN. Spreadsheets and YAML drop leading zeros without a word.
//! ## Bad
//! ```yaml
//! managed:
//! - accountId: "1234-5678-9012"
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - accountId: "012345678901"
//! ```
//! ## What to do
//! Type the 12 digits without hyphens; in this file, put them in quotes.
//! ## References
//! - [AWS account identifiers](https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::AccountId;

pub const LINT: Lint = Lint {
    id: "malformed-account-id",
    rule: "Every account ID is 12 digits",
    fields: &["managed[].accountId", "manager.accountId"],
    sources: &["https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.id.is_empty());
    typed
        .filter_map(|account| {
            let message = AccountId::parse(account.id).err()?;
            let repaired = AccountId::repair(account.id).map(|id| id.to_string());
            Some(Finding::at(account.path("accountId"), message, AccountId::HELP).fix(repaired))
        })
        .collect()
}
