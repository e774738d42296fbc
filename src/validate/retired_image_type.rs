//! ## What it catches
//! Kubernetes 1.33 or later with nodes on Amazon Linux 2: CAPA before 2.5 knows no other image, and the published guide
//! names none, so that the CRD's default applies.
//! ## Why it matters
//! EKS refuses the node group: `AMI Type AL2_x86_64 is only supported for kubernetes versions 1.32 or earlier`.
//! ## Example
//! `release: v2.4.2` with `kubernetesVersion: v1.33.0`
//! ## Use instead
//! `release: v2.11.1`, or `kubernetesVersion: v1.32.0`
//! ## References
//! `exp/api/v1beta2/awsmanagedmachinepool_types.go:162`, CAPA v2.11.1; CAPA issue 5530.

use super::{Finding, Lint, Subject, examples, subject::or};
use crate::model::{FieldPath, KubernetesVersion};

pub const LINT: Lint = Lint {
    id: "retired-image-type",
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530"],
    check,
    bad: || example("v2.4.2"),
    good: || example("v2.5.2"),
    ..Lint::ERROR
};

/// The last minor for which EKS has Amazon Linux 2 images.
const LAST_MINOR: u16 = 32;

fn example(release: &str) -> crate::Inputs {
    examples::with(|inputs| {
        inputs.release = release.into();
        inputs.managed[0].cluster.kubernetes_version = "v1.33.0".into();
    })
}

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
                .fix(Some("v1.32.0"))
                .and(FieldPath::new("release")),
            )
        })
        .collect()
}
