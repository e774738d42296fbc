//! Kubernetes 1.33 or later with nodes on Amazon Linux 2: CAPA before 2.5 knows no other image, and the published guide
//! names none, so that the CRD's default applies.
//!
//! ## Why it matters
//! EKS refuses the node group: `AMI Type AL2_x86_64 is only supported for kubernetes versions 1.32 or earlier`.
//! ## Bad
//! ```yaml
//! release: v2.4.2
//! managed:
//! - cluster: { kubernetesVersion: v1.33.0 }
//! ```
//! ## Good
//! ```yaml
//! release: v2.5.2
//! managed:
//! - cluster: { kubernetesVersion: v1.33.0 }
//! ```
//! ## What to do
//! Take release v2.5.2 or later, or Kubernetes v1.32.0 or earlier.
//! ## References
//! - [CAPA issue 5530](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530), 2026-11-24

use super::{Finding, Lint, Subject, subject::or};
use crate::model::{FieldPath, KubernetesVersion};

pub const LINT: Lint = Lint {
    id: "retired-image-type",
    rule: "EKS has a machine image for every cluster",
    fields: &["managed[].cluster.kubernetesVersion", "manager.cluster.kubernetesVersion", "release"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530"],
    check,
    ..Lint::ERROR
};

/// The last minor for which EKS has Amazon Linux 2 images.
const LAST_MINOR: u16 = 32;

fn check(subject: &Subject) -> Vec<Finding> {
    let amazon_linux_2 = match subject.release {
        Some(release) => subject.is_published() || release.ami_type.starts_with("AL2_"),
        None => false,
    };
    let (true, Some(default)) = (amazon_linux_2, subject.default_kubernetes_version()) else { return vec![] };
    subject
        .accounts()
        .filter_map(|account| {
            let typed = or(&account.cluster.kubernetes_version, default);
            let version = KubernetesVersion::parse(typed).ok().filter(|version| version.minor() > LAST_MINOR)?;
            Some(
                Finding::at(
                    account.path("cluster.kubernetesVersion"),
                    format!("EKS has no Amazon Linux 2 image for Kubernetes {version}, and these nodes take no other"),
                    match subject.is_published() {
                        true => "Type v1.32.0 or earlier, or choose the corrected edition",
                        false => "Type v1.32.0 or earlier, or choose CAPA release v2.5.2 or later",
                    },
                )
                .and(FieldPath::new("release")),
            )
        })
        .collect()
}
