//! A Kubernetes version that is not of the form v1.33.0.
//!
//! ## Why it matters
//! clusterctl wants a semantic version, CAPA's webhook a pattern, and EKS takes the minor only.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: latest }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: "1.33" }
//! ```
//! ## What to do
//! Type the minor at least; EKS chooses the patch.
//! ## References
//! - [CAPA v2.11.1, AWSManagedControlPlane](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go#L71), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::KubernetesVersion;

pub const LINT: Lint = Lint {
    id: "malformed-kubernetes-version",
    rule: "Every Kubernetes version is a version",
    fields: &["manager.cluster.kubernetesVersion", "managed[].cluster.kubernetesVersion"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go#L71"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.kubernetes_version.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = KubernetesVersion::parse(&account.cluster.kubernetes_version).err()?;
            Some(Finding::at(account.path("cluster.kubernetesVersion"), message, KubernetesVersion::HELP))
        })
        .collect()
}
