//! Kubernetes 1.33 or later with nodes on Amazon Linux 2: an image type of it is typed, CAPA before 2.5 knows no other,
//! the published guide names none, so that the CRD's default applies, or an auto scaling group boots by EKSConfig, as
//! all do before CAPA 2.11.
//!
//! ## Why it matters
//! EKS refuses the node group: `AMI Type AL2_x86_64 is only supported for kubernetes versions 1.32 or earlier`.
//! ## Bad
//! ```yaml
//! release: v2.4.2
//! managed:
//! - cluster: { kubernetesVersion: v1.33.0 }
//! ```
//! Also found: `image-without-updates` and `kubernetes-newer-than-release`, because so old a release has nothing newer.
//! ## Good
//! ```yaml
//! release: v2.5.2
//! managed:
//! - cluster: { kubernetesVersion: v1.33.0 }
//! ```
//! ## What to do
//! Take release v2.5.2 or later (v2.11.1 or later for an auto scaling group), Kubernetes v1.32.0 or earlier, or another
//! image type where one is typed.
//! ## References
//! - [CAPA issue 5530](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530), 2026-11-24

use super::{Finding, Lint, Subject, subject::or};
use crate::model::{FieldPath, Flavor, KubernetesVersion};

pub const LINT: Lint = Lint {
    id: "retired-image-type",
    rule: "EKS has a machine image for every cluster",
    fields: &[
        "managed[].cluster.kubernetesVersion",
        "manager.cluster.kubernetesVersion",
        "managed[].cluster.amiType",
        "manager.cluster.amiType",
        "release",
    ],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530"],
    check,
    ..Lint::ERROR
};

/// The last minor for which EKS has Amazon Linux 2 images.
const LAST_MINOR: u16 = 32;

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release else { return vec![] };
    subject
        .accounts()
        .filter_map(|account| {
            let flavor = account.cluster.flavor;
            let typed = account.cluster.ami_type.trim();
            let boots_amazon_linux_2 = match flavor {
                Flavor::Fargate => false,
                Flavor::MachinePool => subject.is_published() || !release.nodeadm_config,
                _ => subject.is_published() || or(typed, release.ami_type).starts_with("AL2_"),
            };
            let default = subject.default_kubernetes_version(flavor)?;
            let version = KubernetesVersion::parse(or(&account.cluster.kubernetes_version, default)).ok()?;
            if !boots_amazon_linux_2 || version.minor() <= LAST_MINOR {
                return None;
            }
            let message =
                format!("EKS has no Amazon Linux 2 image for Kubernetes {version}, and these nodes take no other");
            let at_version = |help| {
                Finding::at(account.path("cluster.kubernetesVersion"), &message, help).and(FieldPath::new("release"))
            };
            Some(match (subject.is_published(), flavor) {
                (true, _) => at_version("Type v1.32.0 or earlier, or choose the corrected edition"),
                (false, Flavor::MachinePool) => {
                    at_version("Type v1.32.0 or earlier, or choose CAPA release v2.11.1 or later")
                }
                (false, _) if !typed.is_empty() => {
                    let help = "Type another image type, for example AL2023_x86_64_STANDARD, or Kubernetes v1.32.0";
                    Finding::at(account.path("cluster.amiType"), &message, help)
                        .and(account.path("cluster.kubernetesVersion"))
                }
                (false, _) => at_version("Type v1.32.0 or earlier, or choose CAPA release v2.5.2 or later"),
            })
        })
        .collect()
}
