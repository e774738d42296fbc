//! A cluster's name that is no DNS-1123 subdomain, or longer than 63 characters.
//!
//! ## Why it matters
//! clusterctl refuses the first; Cluster API's webhook refuses the second, after `generate` has let it pass.
//! ## Bad
//! ```yaml
//! manager: { cluster: { name: Prod EU } }
//! ```
//! ## Good
//! ```yaml
//! manager: { cluster: { name: prod.eu } }
//! ```
//! ## What to do
//! Type small letters, digits, hyphens and dots, at most 63, with a letter or digit at both ends.
//! ## References
//! - [Cluster API v1.13.5, webhook of Cluster](https://github.com/kubernetes-sigs/cluster-api/blob/v1.13.5/internal/webhooks/cluster.go#L157), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::ClusterName;

pub const LINT: Lint = Lint {
    id: "malformed-cluster-name",
    rule: "Every cluster name is one that Cluster API takes",
    fields: &["manager.cluster.name", "managed[].cluster.name"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api/blob/v1.13.5/internal/webhooks/cluster.go#L157"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.name.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = ClusterName::parse(account.cluster_name).err()?;
            let repaired = ClusterName::repair(account.cluster_name).map(|name| name.to_string());
            Some(Finding::at(account.path("cluster.name"), message, ClusterName::HELP).fix(repaired))
        })
        .collect()
}
