//! A duration of the controllers' session in an account that is no number of seconds, or out of STS's bounds.
//!
//! ## Why it matters
//! The API server refuses the identity.
//! ## Bad
//! ```yaml
//! managed:
//! - identity: { durationSeconds: 60 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - identity: { durationSeconds: 900 }
//! ```
//! ## What to do
//! Type a number of seconds from 900 to 43200, or nothing for an hour.
//! ## References
//! - [CAPA v2.11.1, identities](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/awsidentity_types.go), 2026-11-25
//! - [STS API, AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::SessionDuration;

pub const LINT: Lint = Lint {
    id: "malformed-session-duration",
    rule: "Every session lasts as long as STS grants",
    fields: &["managed[].identity.durationSeconds"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/awsidentity_types.go",
        "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .managed
        .iter()
        .filter_map(|account| {
            let typed = account.identity?.duration_seconds.trim();
            let message = SessionDuration::parse(typed).err().filter(|_| !typed.is_empty())?;
            let help = SessionDuration::HELP;
            Some(Finding::at(account.path("identity.durationSeconds"), message, help))
        })
        .collect()
}
