//! An account's cluster in a namespace that the account's own identity does not allow.
//!
//! ## Why it matters
//! CAPA makes nothing, and says so in the controller's log only; the cluster carries no condition for it.
//! ## Bad
//! ```yaml
//! managed:
//! - identity: { allowedNamespaces: [payments-test] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - identity: { allowedNamespaces: [payments, payments-test] }
//! ```
//! ## What to do
//! Name the cluster's namespace too, or take labels, which it gets.
//! ## References
//! - [CAPA v2.11.1, who may use an identity](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/scope/session.go#L389), 2026-11-25
//! - [Kubernetes, labels of namespaces](https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name), 2026-11-25

use super::{Account, Finding, Lint, Subject};
use crate::diagnostic::Edit;
use crate::model::{DnsLabel, IdentityInputs, TENANT_LABEL};

pub const LINT: Lint = Lint {
    id: "namespace-not-allowed",
    rule: "Every identity allows the namespace of its cluster",
    fields: &["managed[].identity.allowedNamespaces", "managed[].identity.allowedNamespaceLabels"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/scope/session.go#L389",
        "https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name",
    ],
    check,
    ..Lint::ERROR
};

/// Every namespace has its name as this label, whatever else is typed.
const NAME_LABEL: &str = "kubernetes.io/metadata.name";

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    subject.managed.iter().filter_map(|account| check_account(account, account.identity?)).collect()
}

fn check_account(account: &Account, identity: &IdentityInputs) -> Option<Finding> {
    let IdentityInputs { allowed_namespaces: list, allowed_namespace_labels: labels, .. } = identity;
    let namespace = account.namespace;
    let is_listed = list.iter().any(|name| name.trim() == namespace);
    if (list.is_empty() && labels.is_empty()) || is_listed || DnsLabel::parse(namespace).is_err() {
        return None;
    }
    let message = format!("The identity does not allow namespace {namespace}, in which its cluster is made");
    if labels.is_empty() {
        let field = account.path("identity.allowedNamespaces");
        let mut lines: Vec<&str> = list.iter().map(String::as_str).collect();
        lines.push(namespace);
        let edit = Edit { field: field.clone(), value: lines.join("\n") };
        let help = format!("Type {namespace} as well");
        return Some(Finding::at(field, message, help).fix_all(format!("Allow {namespace}"), vec![edit]));
    }
    // All labels are put on the namespace but these, which have a value already.
    let given = [(TENANT_LABEL.0, TENANT_LABEL.1), (NAME_LABEL, namespace)];
    let differs = |(key, value): &(String, String)| {
        given.iter().any(|(name, fixed)| key.trim() == *name && value.trim() != *fixed)
    };
    labels.iter().any(differs).then(|| {
        let help = format!("Type other labels, or {namespace} among the allowed namespaces");
        Finding::at(account.path("identity.allowedNamespaceLabels"), message, help)
            .and(account.path("identity.allowedNamespaces"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn labels_are_put_on_the_namespace_unless_it_has_them_already() {
        for (key, value, fits) in [
            ("team", "payments", true),
            ("capa-runbook/tenant", "true", true),
            ("capa-runbook/tenant", "false", false),
            ("kubernetes.io/metadata.name", "payments", true),
            ("kubernetes.io/metadata.name", "retail", false),
        ] {
            let mut inputs = examples::valid();
            inputs.managed[0].identity.allowed_namespace_labels = vec![(key.into(), value.into())];
            assert_eq!(check(&Subject::new(&inputs)).is_empty(), fits, "{key}={value}");
        }
    }
}
