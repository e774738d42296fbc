//! A number of clusters at a time that is no number, or none.
//!
//! ## Why it matters
//! The controllers don't start with a flag that they can't read.
//! ## Bad
//! ```yaml
//! controllers: { concurrency: many }
//! ```
//! ## Good
//! ```yaml
//! controllers: { concurrency: 20 }
//! ```
//! ## What to do
//! Type a whole number from 1 to 1000, or nothing for CAPA's own.
//! ## References
//! - [CAPA v2.11.1, the flag awscluster-concurrency](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go#L616), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::{Concurrency, FieldPath};

pub const LINT: Lint = Lint {
    id: "malformed-concurrency",
    rule: "The number of clusters at a time is a number",
    fields: &["controllers.concurrency"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go#L616"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.controllers.concurrency.trim();
    let message = Concurrency::parse(typed).err().filter(|_| !typed.is_empty());
    let at = || FieldPath::new("controllers.concurrency");
    message.map(|message| Finding::at(at(), message, Concurrency::HELP)).into_iter().collect()
}
