//! An account's name, a namespace or the kind cluster's name that is no DNS-1123 label.
//!
//! ## Why it matters
//! They become names of Kubernetes objects and of folders; the API server refuses any other.
//! ## Bad
//! ```yaml
//! managed:
//! - name: Team A
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - name: team-a
//! ```
//! ## What to do
//! Type small letters, digits and hyphens, at most 63, with a letter or digit at both ends.
//! ## References
//! - [Kubernetes, DNS label names](https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{DnsLabel, FieldPath};

pub const LINT: Lint = Lint {
    id: "malformed-name",
    rule: "Every name and namespace is a DNS label",
    fields: &["managed[].name", "manager.cluster.namespace", "managed[].cluster.namespace", "controllers.namespace", "bootstrap.kindCluster"],
    sources: &["https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut look = |path: &dyn Fn() -> FieldPath, text: &str| {
        let text = text.trim();
        if let (false, Err(message)) = (text.is_empty(), DnsLabel::parse(text)) {
            let repaired = DnsLabel::repair(text).map(|label| label.to_string());
            findings.push(Finding::at(path(), message, DnsLabel::HELP).fix(repaired));
        }
    };
    for account in subject.accounts() {
        look(&|| account.path("name"), account.name);
        look(&|| account.path("cluster.namespace"), &account.cluster.namespace);
    }
    look(&|| FieldPath::new("controllers.namespace"), &subject.inputs.controllers.namespace);
    look(&|| FieldPath::new("bootstrap.kindCluster"), &subject.inputs.bootstrap.kind_cluster);
    findings
}
