//! ## What it catches
//! An account id that is not 12 digits.
//! ## Why it matters
//! It becomes part of every role's ARN. Spreadsheets and YAML drop leading zeros without a word.
//! ## Example
//! `accountId: "1234-5678-9012"`
//! ## Use instead
//! `accountId: "123456789012"`
//! ## References
//! AWS account identifiers.

use super::{Finding, Lint, Subject, examples};
use crate::model::AccountId;

pub const LINT: Lint = Lint {
    id: "malformed-account-id",
    sources: &["https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].account_id = "1234-5678-9012".into()),
    good: || examples::with(|inputs| inputs.managed[1].account_id = " 012345678901".into()),
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
