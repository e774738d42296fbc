//! A field that has no default and is still empty.
//!
//! ## Why it matters
//! Whatever needs it is held back.
//! ## Bad
//! ```yaml
//! managed:
//! - { name: payments, accountId: "" }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - { name: payments, accountId: "012345678901" }
//! ```
//! ## What to do
//! Fill it in.
//! ## References
//! - The config file, wire format 1

use super::{Finding, Lint, Subject};
use crate::model::{AccountId, DnsLabel, Region};

pub const LINT: Lint = Lint {
    id: "missing-field",
    rule: "Every field that is needed is filled in",
    fields: &["manager.accountId", "manager.region", "managed[].name", "managed[].accountId"],
    sources: &["The config file, wire format 1"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in subject.accounts() {
        if account.row.is_some() && account.name.is_empty() {
            findings.push(Finding::at(account.path("name"), "A name is needed here", DnsLabel::HELP));
        }
        if account.id.is_empty() {
            findings.push(Finding::at(account.path("accountId"), "An account id is needed here", AccountId::HELP));
        }
    }
    if subject.manager.region.is_empty() {
        findings.push(Finding::at(subject.manager.path("region"), "A region is needed here", Region::HELP));
    }
    findings
}
