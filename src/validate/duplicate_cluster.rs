//! ## What it catches
//! Two clusters of one name in one account and region.
//! ## Why it matters
//! CAPA finds its AWS resources by a tag with the cluster's name, so each would take the other's for its own.
//! ## Example
//! Two rows with `accountId: "111111111111"`, `region: eu-west-1` and `cluster: { name: prod }`
//! ## Use instead
//! A name for each.
//! ## References
//! CAPA issue 969.

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject, examples};
use crate::model::{AccountId, ClusterName};

pub const LINT: Lint = Lint {
    id: "duplicate-cluster",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/969"],
    check,
    bad: || {
        examples::with(|inputs| {
            inputs.managed[1].account_id = inputs.managed[0].account_id.clone();
            inputs.managed[1].cluster.name = inputs.managed[0].name.clone();
        })
    },
    good: || examples::with(|inputs| inputs.managed[1].cluster.name = inputs.managed[0].name.clone()),
    // Two rows for one account are an error of their own.
    brings_others: true,
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
