//! ## What it catches
//! A cluster's name that is no DNS-1123 subdomain, or longer than 63 characters.
//! ## Why it matters
//! clusterctl refuses the first; Cluster API's webhook refuses the second, after `generate` has let it pass.
//! ## Example
//! `cluster: { name: Prod EU }`
//! ## Use instead
//! `cluster: { name: prod-eu }`
//! ## References
//! `cmd/clusterctl/client/config.go:388` and `internal/webhooks/cluster.go:157`, cluster-api v1.13.5.

use super::{Finding, Lint, Subject, examples};
use crate::model::ClusterName;

pub const LINT: Lint = Lint {
    id: "malformed-cluster-name",
    sources: &["https://github.com/kubernetes-sigs/cluster-api/blob/v1.13.5/internal/webhooks/cluster.go#L157"],
    check,
    bad: || examples::with(|inputs| inputs.manager.cluster.name = "Prod EU".into()),
    good: || examples::with(|inputs| inputs.manager.cluster.name = "prod.eu".into()),
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
