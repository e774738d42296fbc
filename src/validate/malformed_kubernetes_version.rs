//! ## What it catches
//! A Kubernetes version that is not of the form v1.33.0.
//! ## Why it matters
//! clusterctl wants a semantic version, CAPA's webhook a pattern, and EKS takes the minor only.
//! ## Example
//! `kubernetesVersion: latest`
//! ## Use instead
//! `kubernetesVersion: v1.33.0`
//! ## References
//! `controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go:71`, CAPA v2.11.1.

use super::{Finding, Lint, Subject, examples};
use crate::model::KubernetesVersion;

pub const LINT: Lint = Lint {
    id: "malformed-kubernetes-version",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go#L71"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].cluster.kubernetes_version = "latest".into()),
    good: || examples::with(|inputs| inputs.managed[0].cluster.kubernetes_version = "1.33".into()),
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
