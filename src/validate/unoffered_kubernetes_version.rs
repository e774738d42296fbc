//! A Kubernetes version that EKS offers no longer, or that is not among those known to be offered.
//!
//! ## Why it matters
//! EKS refuses the cluster: `unsupported Kubernetes version`. It offers a minor for 26 months; a version that is newer
//! than the list read may be there by now, so this is no more than a warning.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: v1.27.0 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: v1.33.0 }
//! ```
//! ## What to do
//! Type a version that `aws eks describe-cluster-versions` lists for the region.
//! ## References
//! - [EKS user guide, Kubernetes version lifecycle](https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::catalog::kubernetes_versions::{NEWEST_MINOR, OLDEST_MINOR, SOURCE};
use crate::diagnostic::Severity;
use crate::model::KubernetesVersion;

pub const LINT: Lint = Lint {
    id: "unoffered-kubernetes-version",
    severity: Severity::Warning,
    rule: "EKS offers every Kubernetes version",
    fields: &["managed[].cluster.kubernetesVersion", "manager.cluster.kubernetesVersion"],
    sources: &[SOURCE.url],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .accounts()
        .filter_map(|account| {
            let version = KubernetesVersion::parse(&account.cluster.kubernetes_version).ok()?;
            let message = match version.minor() {
                minor if minor < OLDEST_MINOR => format!("EKS offers Kubernetes {version} no longer"),
                minor if minor > NEWEST_MINOR => {
                    format!("Kubernetes {version} is not among the versions that EKS is known to offer")
                }
                _ => return None,
            };
            let help = format!("Type v1.{OLDEST_MINOR}.0 to v1.{NEWEST_MINOR}.0, or what EKS lists for the region");
            Some(Finding::at(account.path("cluster.kubernetesVersion"), message, help))
        })
        .collect()
}
