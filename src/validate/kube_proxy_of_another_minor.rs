//! A kube-proxy add-on that is newer than its cluster's Kubernetes, or more than three minors older.
//!
//! ## Why it matters
//! EKS has no such version for the cluster and refuses the add-on, or nodes lose services after an upgrade.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster:
//!     kubernetesVersion: v1.33.0
//!     addons: { vpc-cni: v1.19.5-eksbuild.3, coredns: v1.12.1-eksbuild.2, kube-proxy: v1.34.0-eksbuild.2 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     kubernetesVersion: v1.33.0
//!     addons: { vpc-cni: v1.19.5-eksbuild.3, coredns: v1.12.1-eksbuild.2, kube-proxy: v1.33.3-eksbuild.6 }
//! ```
//! ## What to do
//! Type a version of the cluster's minor.
//! ## References
//! - [EKS user guide, kube-proxy](https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html), 2026-11-25

use super::{Account, Finding, Lint, Subject, subject::or};
use crate::diagnostic::Severity;
use crate::model::KubernetesVersion;

pub const LINT: Lint = Lint {
    id: "kube-proxy-of-another-minor",
    severity: Severity::Warning,
    rule: "Every kube-proxy fits its cluster's Kubernetes",
    fields: &[
        "managed[].cluster.addons",
        "manager.cluster.addons",
        "managed[].cluster.kubernetesVersion",
        "manager.cluster.kubernetesVersion",
    ],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html"],
    check,
    ..Lint::ERROR
};

/// Minors that it may lie behind, from Kubernetes 1.28 on.
const BEHIND_MAX: u16 = 3;

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    subject.accounts().filter_map(|account| check_account(subject, account)).collect()
}

fn check_account(subject: &Subject, account: &Account) -> Option<Finding> {
    let cluster = account.cluster;
    let kube_proxy = cluster.addons.iter().flatten().find(|addon| addon.name.trim() == "kube-proxy")?;
    let (_, typed) = subject.addon(kube_proxy).ok()?;
    let default = subject.default_kubernetes_version(cluster.flavor)?;
    let version = KubernetesVersion::parse(or(&cluster.kubernetes_version, default)).ok()?;
    let minor = typed.minor();
    if minor <= version.minor() && version.minor() - minor <= BEHIND_MAX {
        return None;
    }
    Some(
        Finding::at(
            account.path("cluster.addons"),
            format!("This kube-proxy is {typed}, the cluster's Kubernetes {version}"),
            format!("Type a version of kube-proxy that begins with v1.{}", version.minor()),
        )
        .and(account.path("cluster.kubernetesVersion")),
    )
}
