//! ## What it catches
//! An account's name, a namespace or the kind cluster's name that is no DNS-1123 label.
//! ## Why it matters
//! They become names of Kubernetes objects and of folders; the API server refuses any other.
//! ## Example
//! `name: Team A`
//! ## Use instead
//! `name: team-a`
//! ## References
//! Kubernetes, object names and ids; `cmd/clusterctl/client/config.go:382`, cluster-api v1.13.5.

use super::{Finding, Lint, Subject, examples};
use crate::model::{DnsLabel, FieldPath};

pub const LINT: Lint = Lint {
    id: "malformed-name",
    sources: &["https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names"],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].name = "Team A".into()),
    good: || examples::with(|inputs| inputs.managed[1].name = "team-a".into()),
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
