//! A session of more than an hour for a role that is assumed from another role.
//!
//! ## Why it matters
//! The controllers are a role themselves, and AWS grants a role that is assumed from a role an hour at most. AssumeRole is
//! refused, which stands in the controller's log only.
//! ## Bad
//! ```yaml
//! managed:
//! - identity: { durationSeconds: 7200 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - identity: { durationSeconds: 3600 }
//! ```
//! ## What to do
//! Type at most 3600; CAPA renews the session by itself.
//! ## References
//! - [STS API, AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), 2026-11-24
//! - [CAPA issue 6066](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/6066), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::SessionDuration;

pub const LINT: Lint = Lint {
    id: "session-longer-than-an-hour",
    severity: Severity::Warning,
    rule: "AWS grants every session its length",
    fields: &["managed[].identity.durationSeconds"],
    sources: &[
        "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/6066",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let typed = subject.managed.iter().filter_map(|account| {
        Some((account, SessionDuration::parse(&account.identity?.duration_seconds).ok()?))
    });
    typed
        .filter(|(_, seconds)| *seconds > SessionDuration::DEFAULT)
        .map(|(account, seconds)| {
            let most = SessionDuration::DEFAULT;
            Finding::at(
                account.path("identity.durationSeconds"),
                format!("A role that is assumed from a role has {most} seconds at most, these are {seconds}"),
                format!("Type {most} or less; CAPA renews the session by itself"),
            )
            .fix(Some(most.to_string()))
        })
        .collect()
}
