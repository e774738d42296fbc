//! A cluster on Fargate whose profile leaves out kube-system.
//!
//! ## Why it matters
//! The cluster's DNS runs there. Without a node for its pods they stay Pending, and no name is found in the cluster.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate, fargate: [{ namespace: payments }] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate, fargate: [{ namespace: payments }, { namespace: kube-system }] }
//! ```
//! ## What to do
//! Type kube-system as well, unless the cluster gets nodes in another way.
//! ## References
//! - [EKS user guide, CoreDNS on Fargate](https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::Flavor;

pub const LINT: Lint = Lint {
    id: "dns-without-fargate",
    severity: Severity::Warning,
    rule: "The DNS of every cluster runs where it has Fargate only",
    fields: &["managed[].cluster.fargate"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let typed = subject.managed.iter().filter(|account| {
        account.cluster.flavor == Flavor::Fargate && !account.cluster.fargate.is_empty()
    });
    typed
        .filter(|account| account.cluster.fargate.iter().all(|selector| selector.namespace.trim() != "kube-system"))
        .map(|account| {
            Finding::at(
                account.path("cluster.fargate"),
                "No pod of kube-system would run, so the cluster has no DNS",
                "Type kube-system as well, unless the cluster gets nodes in another way",
            )
        })
        .collect()
}
