//! Controllers' credentials by EKS Pod Identity on a management cluster that has Fargate only.
//!
//! ## Why it matters
//! The agent of Pod Identity runs on nodes, of which there are none, so the controllers find no credentials.
//! ## Bad
//! ```yaml
//! manager: { cluster: { flavor: eks-fargate } }
//! controllers: { credentials: pod-identity }
//! ```
//! Also found: `management-cluster-on-fargate`, because it is one.
//! ## Good
//! ```yaml
//! manager: { cluster: { flavor: eks-fargate } }
//! controllers: { credentials: irsa }
//! ```
//! ## What to do
//! Take `credentials: irsa`, or a flavor with nodes.
//! ## References
//! - [EKS user guide, considerations of Pod Identity](https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::{Credentials, FieldPath, Flavor};

pub const LINT: Lint = Lint {
    id: "pod-identity-on-fargate",
    rule: "The controllers can ask for credentials in the way that is chosen",
    fields: &["controllers.credentials", "manager.cluster.flavor"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let by_pod_identity = subject.inputs.controllers.credentials == Credentials::PodIdentity;
    match by_pod_identity && subject.manager.cluster.flavor == Flavor::Fargate && !subject.is_published() {
        true => vec![
            Finding::at(
                FieldPath::new("controllers.credentials"),
                "Pods on Fargate get no credentials by Pod Identity",
                "Choose irsa, or a flavor with nodes for the management cluster",
            )
            .and(subject.manager.path("cluster.flavor")),
        ],
        false => vec![],
    }
}
