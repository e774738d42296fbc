//! ## What it catches
//! A namespace and a cluster name that make an EKS name of 100 characters or more.
//! ## Why it matters
//! CAPA then calls the cluster `capa_` and a hash instead, and no command of the runbook finds it.
//! ## Example
//! A namespace of 40 characters and a cluster name of 45.
//! ## Use instead
//! Shorter ones: `NAMESPACE_NAME-control-plane` has at most 99.
//! ## References
//! `pkg/eks/eks.go:51-66`, CAPA v2.11.1.

use super::{Finding, Lint, Subject, examples};
use crate::model::{ClusterName, DnsLabel, eks_cluster_name};

pub const LINT: Lint = Lint {
    id: "eks-name-too-long",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/eks.go#L51"],
    check,
    bad: || example(45),
    good: || example(44),
    ..Lint::ERROR
};

/// Characters: from here on CAPA takes a hash.
const LIMIT: usize = 100;

fn example(length: usize) -> crate::Inputs {
    examples::with(|inputs| {
        inputs.managed[0].cluster.namespace = "n".repeat(40);
        inputs.managed[0].cluster.name = "c".repeat(length);
    })
}

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
