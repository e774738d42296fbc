//! A namespace that an account shares with another account, with the management cluster or with the controllers.
//!
//! ## Why it matters
//! Whoever may write there may use the identities of both accounts, and what is made for one account goes with the
//! namespace of the other when that is deleted.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { namespace: tenants }
//! - cluster: { namespace: tenants }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { namespace: payments }
//! - cluster: { namespace: retail }
//! ```
//! ## What to do
//! Take a namespace for each account, which is the default.
//! ## References
//! - [CAPA issue 2855](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/2855), 2026-11-24

use std::collections::BTreeMap;

use super::subject::{DEFAULT_NAMESPACE, or};
use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{DnsLabel, FieldPath};

pub const LINT: Lint = Lint {
    id: "shared-namespace",
    severity: Severity::Warning,
    rule: "Every account has a namespace of its own",
    fields: &["managed[].cluster.namespace", "manager.cluster.namespace", "controllers.namespace"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/2855"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let of_controllers = or(&subject.inputs.controllers.namespace, DEFAULT_NAMESPACE);
    let mut taken: BTreeMap<&str, Vec<FieldPath>> = BTreeMap::new();
    for account in &subject.managed {
        taken.entry(account.namespace).or_default().push(account.path("cluster.namespace"));
    }
    for (namespace, path) in [
        (subject.manager.namespace, subject.manager.path("cluster.namespace")),
        (of_controllers, FieldPath::new("controllers.namespace")),
    ] {
        if let Some(paths) = taken.get_mut(namespace) {
            paths.push(path);
        }
    }
    taken
        .into_iter()
        .filter(|(namespace, paths)| paths.len() > 1 && DnsLabel::parse(namespace).is_ok())
        .map(|(namespace, paths)| {
            let owners = paths.len();
            let message = format!("Namespace {namespace} has {owners} owners among accounts, management cluster and controllers");
            let mut paths = paths.into_iter();
            let first = paths.next().expect("there are two at least");
            paths.fold(Finding::at(first, message, "Type a namespace of its own for each account"), Finding::and)
        })
        .collect()
}
