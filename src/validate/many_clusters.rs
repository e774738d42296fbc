//! ## What it catches
//! More than five managed clusters.
//! ## Why it matters
//! CAPA works on five at a time unless told otherwise, and each takes some twenty minutes: the sixth waits.
//! ## Example
//! Six rows.
//! ## Use instead
//! `--awscluster-concurrency` on the controllers, or waiting times to match.
//! ## References
//! `main.go`, flag `awscluster-concurrency`, CAPA v2.11.1.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, field};

pub const LINT: Lint = Lint {
    id: "many-clusters",
    severity: Severity::Hint,
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go"],
    check,
    bad: || examples::managed_accounts(6),
    good: || examples::managed_accounts(5),
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
