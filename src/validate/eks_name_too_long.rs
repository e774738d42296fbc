//! A namespace and a cluster name that make an EKS name of 100 characters or more.
//!
//! ## Why it matters
//! CAPA then calls the cluster `capa_` and a hash instead, and no command of the runbook finds it.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster:
//!     namespace: payments-and-settlements-of-all-of-europ
//!     name: production-of-the-year-two-thousand-and-fifty
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     namespace: payments-and-settlements-of-all-of-europ
//!     name: production-of-the-year-two-thousand-and-fift
//! ```
//! ## What to do
//! Shorten one of the two: `NAMESPACE_NAME-control-plane` has at most 99 characters.
//! ## References
//! - [CAPA v2.11.1, names of EKS clusters](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/eks.go#L51), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{ClusterName, DnsLabel, eks_cluster_name};

pub const LINT: Lint = Lint {
    id: "eks-name-too-long",
    rule: "EKS keeps the name of every cluster",
    fields: &["managed[].cluster.name", "managed[].cluster.namespace", "manager.cluster.name"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/eks.go#L51"],
    check,
    ..Lint::ERROR
};

/// Characters: from here on CAPA takes a hash.
const LIMIT: usize = 100;

fn check(subject: &Subject) -> Vec<Finding> {
    let named = subject.accounts().filter(|account| {
        ClusterName::parse(account.cluster_name).is_ok() && DnsLabel::parse(account.namespace).is_ok()
    });
    named
        .filter_map(|account| {
            let length = eks_cluster_name(account.namespace, &format!("{}-control-plane", account.cluster_name)).len();
            let excess = (length + 1).checked_sub(LIMIT).filter(|excess| *excess > 0)?;
            Some(
                Finding::at(
                    account.path("cluster.name"),
                    format!("The EKS name of this cluster would have {length} characters, at most {} are kept", LIMIT - 1),
                    format!("Shorten the cluster's name or its namespace by {excess}"),
                )
                .and(account.path("cluster.namespace")),
            )
        })
        .collect()
}
