//! A management cluster that has Fargate only.
//!
//! ## Why it matters
//! clusterctl installs cert-manager, whose webhook listens on port 10250, which is the kubelet's on Fargate. The first
//! certificate is refused with `x509: certificate is valid for`, and no controller starts.
//! ## Bad
//! ```yaml
//! manager: { cluster: { flavor: eks-fargate } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate }
//! ```
//! ## What to do
//! Take a flavor with nodes, or install cert-manager yourself before CAPA, with another port for its webhook: clusterctl
//! leaves one that it finds as it is.
//! ## References
//! - [cert-manager, compatibility with platforms](https://cert-manager.io/docs/installation/compatibility/), 2026-11-25
//! - [Cluster API book, clusterctl init](https://cluster-api.sigs.k8s.io/clusterctl/commands/init), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::Flavor;

pub const LINT: Lint = Lint {
    id: "management-cluster-on-fargate",
    severity: Severity::Warning,
    rule: "The management cluster has nodes",
    fields: &["manager.cluster.flavor"],
    sources: &[
        "https://cert-manager.io/docs/installation/compatibility/",
        "https://cluster-api.sigs.k8s.io/clusterctl/commands/init",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    match subject.manager.cluster.flavor {
        Flavor::Fargate => vec![Finding::at(
            subject.manager.path("cluster.flavor"),
            "On Fargate the port of cert-manager's webhook is taken, so the controllers don't start",
            "Choose a flavor with nodes, or install cert-manager with another port before CAPA",
        )],
        _ => vec![],
    }
}
