//! A Kubernetes version that is newer than what the Cluster API of the release was ever tested with.
//!
//! ## Why it matters
//! EKS makes the cluster; what the controllers then do with it, nobody has tried.
//! ## Bad
//! ```yaml
//! release: v2.9.3
//! managed:
//! - cluster: { kubernetesVersion: v1.34.0 }
//! ```
//! ## Good
//! ```yaml
//! release: v2.11.1
//! managed:
//! - cluster: { kubernetesVersion: v1.34.0 }
//! ```
//! ## What to do
//! Take an older version, or a later release.
//! ## References
//! - [Cluster API v1.11.5, Kubernetes versions support](https://github.com/kubernetes-sigs/cluster-api/blob/v1.11.5/docs/book/src/reference/versions.md), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, KubernetesVersion};

pub const LINT: Lint = Lint {
    id: "kubernetes-newer-than-release",
    severity: Severity::Warning,
    rule: "The release was tested with every Kubernetes version",
    fields: &["managed[].cluster.kubernetesVersion", "manager.cluster.kubernetesVersion", "release"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api/blob/v1.11.5/docs/book/src/reference/versions.md"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release else { return vec![] };
    subject
        .accounts()
        .filter_map(|account| {
            let typed = KubernetesVersion::parse(&account.cluster.kubernetes_version).ok()?;
            // Of an old release the default is newer too, because EKS has nothing older.
            let default = KubernetesVersion::parse(release.kubernetes_version).ok()?;
            if typed.minor() <= release.newest_kubernetes.max(default.minor()) {
                return None;
            }
            let message = format!(
                "CAPA {} stands on Cluster API {}, which was tested up to Kubernetes 1.{}",
                release.version, release.cluster_api, release.newest_kubernetes
            );
            let help = "Type an older version, or choose a later release";
            Some(Finding::at(account.path("cluster.kubernetesVersion"), message, help).and(FieldPath::new("release")))
        })
        .collect()
}
