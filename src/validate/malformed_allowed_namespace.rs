//! Something among the allowed namespaces, or among their labels, that Kubernetes does not take.
//!
//! ## Why it matters
//! No namespace ever matches it, and a cluster that is refused for it says so in the controller's log only.
//! ## Bad
//! ```yaml
//! managed:
//! - identity: { allowedNamespaces: [payments, Payments-test] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - identity: { allowedNamespaces: [payments], allowedNamespaceLabels: { team: payments } }
//! ```
//! ## What to do
//! Type the names of namespaces, and labels as Kubernetes takes them.
//! ## References
//! - [Kubernetes, labels](https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/), 2026-11-25

use super::{Finding, Lint, Subject, subject::labels};
use crate::model::{DnsLabel, Label};

pub const LINT: Lint = Lint {
    id: "malformed-allowed-namespace",
    rule: "Kubernetes takes every allowed namespace and its labels",
    fields: &["managed[].identity.allowedNamespaces", "managed[].identity.allowedNamespaceLabels"],
    sources: &["https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in &subject.managed {
        let Some(identity) = account.identity else { continue };
        if let Some(message) = identity.allowed_namespaces.iter().find_map(|name| DnsLabel::parse(name).err()) {
            findings.push(Finding::at(account.path("identity.allowedNamespaces"), message, DnsLabel::HELP));
        }
        if let Err(message) = labels(&identity.allowed_namespace_labels) {
            findings.push(Finding::at(account.path("identity.allowedNamespaceLabels"), message, Label::HELP));
        }
    }
    findings
}
