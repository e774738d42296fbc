//! One namespace with two sets of labels: accounts that share it have their identities ask for different ones.
//!
//! ## Why it matters
//! Each account's namespace is applied in turn, and kubectl takes off what the one before has put on. The identity of that
//! one then allows the namespace no longer, which stands in the controller's log only.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { namespace: tenants }
//!   identity: { allowedNamespaceLabels: { team: payments } }
//! - cluster: { namespace: tenants }
//! ```
//! Also found: `shared-namespace`, because only a namespace that is shared can have two sets.
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { namespace: payments }
//!   identity: { allowedNamespaceLabels: { team: payments } }
//! - cluster: { namespace: retail }
//! ```
//! ## What to do
//! Type the same labels for both, or take a namespace for each.
//! ## References
//! - [Kubernetes, how apply finds what to take away](https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation), 2026-11-25

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Finding, Lint, Subject};
use crate::model::DnsLabel;

pub const LINT: Lint = Lint {
    id: "clashing-namespace-labels",
    rule: "Every namespace has one set of labels",
    fields: &["managed[].identity.allowedNamespaceLabels"],
    sources: &[
        "https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let mut first_of: BTreeMap<&str, &Account> = BTreeMap::new();
    let mut findings = Vec::new();
    for account in subject.managed.iter().filter(|account| DnsLabel::parse(account.namespace).is_ok()) {
        let first = *first_of.entry(account.namespace).or_insert(account);
        if labels(first) != labels(account) {
            findings.push(
                Finding::at(
                    account.path("identity.allowedNamespaceLabels"),
                    format!("Namespace {} gets other labels for another account", account.namespace),
                    "Type the same labels for both accounts, or a namespace of its own",
                )
                .and(first.path("identity.allowedNamespaceLabels")),
            );
        }
    }
    findings
}

fn labels<'a>(account: &Account<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let typed = account.identity.map(|identity| identity.allowed_namespace_labels.as_slice()).unwrap_or_default();
    typed.iter().map(|(key, value)| (key.trim(), value.trim())).collect()
}
