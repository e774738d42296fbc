//! A session name that STS does not take.
//!
//! ## Why it matters
//! The API server takes it, and then no AssumeRole of the account succeeds; the message stands in the controller's log only.
//! ## Bad
//! ```yaml
//! managed:
//! - identity: { sessionName: capa payments }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - identity: { sessionName: capa-payments }
//! ```
//! ## What to do
//! Type 2 to 64 letters, digits and `_+=,.@-`.
//! ## References
//! - [STS API, AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::SessionName;

pub const LINT: Lint = Lint {
    id: "malformed-session-name",
    rule: "Every session name is one that STS takes",
    fields: &["managed[].identity.sessionName"],
    sources: &["https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .managed
        .iter()
        .filter_map(|account| {
            let typed = account.identity?.session_name.trim();
            let message = SessionName::parse(typed).err().filter(|_| !typed.is_empty())?;
            Some(Finding::at(account.path("identity.sessionName"), message, SessionName::HELP))
        })
        .collect()
}
