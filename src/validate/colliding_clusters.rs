//! Two clusters of one name in one namespace, or `X` beside `X-user`.
//!
//! ## Why it matters
//! They are objects of one name: the second manifest changes the first cluster. `X` keeps its users' kubeconfig in the
//! secret `X-user-kubeconfig`, which is also that of the controllers for `X-user`.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { name: prod, namespace: tenants }
//! - cluster: { name: prod-user, namespace: tenants }
//! ```
//! Also found: `shared-namespace`, because only clusters of one namespace collide.
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { name: prod, namespace: tenants }
//! - cluster: { name: prod-us, namespace: tenants }
//! ```
//! ## What to do
//! Take a namespace for each account, which is the default, or another name.
//! ## References
//! - [CAPA v2.11.1, the kubeconfig of EKS](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/config.go#L90), 2026-11-24

use std::collections::BTreeMap;

use super::{Account, Finding, Lint, Subject};
use crate::model::{ClusterName, DnsLabel};

pub const LINT: Lint = Lint {
    id: "colliding-clusters",
    rule: "No two clusters of a namespace share their objects",
    fields: &["managed[].cluster.name", "managed[].cluster.namespace", "manager.cluster.name"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/config.go#L90",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut first: BTreeMap<(&str, &str), &Account> = BTreeMap::new();
    for account in subject.accounts() {
        if ClusterName::parse(account.cluster_name).is_err() || DnsLabel::parse(account.namespace).is_err() {
            continue;
        }
        let (namespace, name) = (account.namespace, account.cluster_name);
        let with_user = format!("{name}-user");
        let same = first.get(&(namespace, name));
        let secret = || {
            let shorter = name.strip_suffix("-user").and_then(|name| first.get(&(namespace, name)));
            shorter.or_else(|| first.get(&(namespace, with_user.as_str())))
        };
        let found = match (same, secret()) {
            (Some(earlier), _) => Some((*earlier, format!("Namespace {namespace} has a cluster {name} already"))),
            (None, Some(earlier)) => {
                let other = earlier.cluster_name;
                Some((*earlier, format!("Clusters {other} and {name} of namespace {namespace} share a kubeconfig secret")))
            }
            (None, None) => None,
        };
        if let Some((earlier, message)) = found {
            let help = "Type another name, or a namespace of its own";
            findings.push(
                Finding::at(account.path("cluster.name"), message, help)
                    .and(account.path("cluster.namespace"))
                    .and(earlier.path("cluster.name")),
            );
        }
        first.entry((namespace, name)).or_insert(account);
    }
    findings
}
