//! More managed clusters than CAPA works on at a time: five, unless another number is typed.
//!
//! ## Why it matters
//! Each takes some twenty minutes, and the next one waits.
//! ## Bad
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-6
//! ```
//! ## Good
//! ```yaml
//! controllers: { concurrency: 20 }
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-6
//! ```
//! ## What to do
//! Type a greater number of clusters at a time, or allow for the time.
//! ## References
//! - [CAPA v2.11.1, flags of the controllers](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{Concurrency, FieldPath, field};

pub const LINT: Lint = Lint {
    id: "many-clusters",
    severity: Severity::Hint,
    rule: "The controllers make all clusters at once",
    fields: &["managed", "controllers.concurrency"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = Concurrency::parse(&subject.inputs.controllers.concurrency);
    let at_a_time = typed.unwrap_or(Concurrency::DEFAULT);
    match subject.managed.len() {
        count if count > usize::from(at_a_time) => vec![
            Finding::at(
                FieldPath::new(field::MANAGED),
                format!("CAPA makes {at_a_time} clusters at a time, these are {count}"),
                "Type a greater number of clusters at a time to make more at once",
            )
            .and(FieldPath::new("controllers.concurrency")),
        ],
        _ => vec![],
    }
}
