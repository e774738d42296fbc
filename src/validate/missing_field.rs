//! ## What it catches
//! A field that has no default and is still empty.
//! ## Why it matters
//! Whatever needs it is held back.
//! ## Example
//! `managed: [{ name: payments }]`
//! ## Use instead
//! `managed: [{ name: payments, accountId: "012345678901" }]`
//! ## References
//! The config file, wire format 1.

use super::{Finding, Lint, Subject, examples};
use crate::model::{AccountId, DnsLabel, Region};

pub const LINT: Lint = Lint {
    id: "missing-field",
    sources: &["The config file, wire format 1"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].account_id = String::new()),
    good: examples::valid,
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
