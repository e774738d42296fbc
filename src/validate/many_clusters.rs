//! More than five managed clusters.
//!
//! ## Why it matters
//! CAPA works on five at a time unless told otherwise, and each takes some twenty minutes: the sixth waits.
//! ## Bad
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-6
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-5
//! ```
//! ## What to do
//! Start the controllers with a higher `--awscluster-concurrency`, or allow for the time.
//! ## References
//! - [CAPA v2.11.1, flags of the controllers](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "many-clusters",
    severity: Severity::Hint,
    rule: "The controllers make all clusters at once",
    fields: &["managed"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go"],
    check,
    ..Lint::ERROR
};

/// CAPA's default of the flag.
const AT_A_TIME: usize = 5;

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.managed.len() {
        count if count > AT_A_TIME => vec![Finding::at(
            FieldPath::new(field::MANAGED),
            format!("CAPA makes {AT_A_TIME} clusters at a time, these are {count}"),
            "Raise --awscluster-concurrency on the controllers to make more at once",
        )],
        _ => vec![],
    }
}
