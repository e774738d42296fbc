//! Two clusters of one name in one account and region.
//!
//! ## Why it matters
//! CAPA finds its AWS resources by a tag with the cluster's name, so each would take the other's for its own.
//! ## Bad
//! ```yaml
//! managed:
//! - { accountId: "111111111111", cluster: { name: prod } }
//! - { accountId: "111111111111", cluster: { name: prod } }
//! ```
//! Also found: `duplicate-account`, because two clusters of one account are two rows of it.
//! ## Good
//! ```yaml
//! managed:
//! - { accountId: "111111111111", cluster: { name: prod } }
//! - { accountId: "222222222222", cluster: { name: prod } }
//! ```
//! ## What to do
//! Give each a name of its own.
//! ## References
//! - [CAPA issue 969](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/969), 2026-11-24

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject};
use crate::model::{AccountId, ClusterName};

pub const LINT: Lint = Lint {
    id: "duplicate-cluster",
    rule: "No two clusters of an account and region share a name",
    fields: &["managed[].cluster.name", "manager.cluster.name"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/969"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for account in subject.accounts() {
        if AccountId::parse(account.id).is_err() || ClusterName::parse(account.cluster_name).is_err() {
            continue;
        }
        match first.get(&(account.id, account.region, account.cluster_name)) {
            None => _ = first.insert((account.id, account.region, account.cluster_name), account),
            Some(earlier) => findings.push(
                Finding::at(
                    account.path("cluster.name"),
                    format!("Account {} has a cluster {} in this region already", account.id, account.cluster_name),
                    "Type a name that no other cluster of this account and region has",
                )
                .and(earlier.path("cluster.name")),
            ),
        }
    }
    findings
}
