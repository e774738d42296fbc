//! An account id in two rows.
//!
//! ## Why it matters
//! Role names are global in an account, so the second stack fails on the first one's roles; and two identities for one
//! role are two ways to lose track of it.
//! ## Bad
//! ```yaml
//! managed:
//! - accountId: "111111111111"
//! - accountId: "111111111111"
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - accountId: "111111111111"
//! - accountId: "222222222222"
//! ```
//! ## What to do
//! Keep one row for each account.
//! ## References
//! - [CAPA issue 1977](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/1977), 2026-11-24

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject};
use crate::model::{AccountId, field};

pub const LINT: Lint = Lint {
    id: "duplicate-account",
    rule: "Every account has one row",
    fields: &["managed[].accountId"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/1977"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for (row, account) in subject.managed.iter().enumerate() {
        if AccountId::parse(account.id).is_err() {
            continue;
        }
        match first.get(account.id) {
            None => _ = first.insert(account.id, row),
            Some(&earlier) => findings.push(
                Finding::at(
                    account.path("accountId"),
                    format!("Account {} is also that of {}", account.id, field::account_label(subject.inputs, earlier)),
                    "Type another account id, or remove one of the two rows",
                )
                .and(subject.managed[earlier].path("accountId")),
            ),
        }
    }
    findings
}
