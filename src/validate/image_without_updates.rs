//! Nodes on Amazon Linux 2, which gets no updates since 2026-06-30.
//!
//! ## Why it matters
//! Nothing fails, and no hole that is found in it will ever be closed.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: v1.32.0, amiType: AL2_x86_64 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { kubernetesVersion: v1.32.0, amiType: AL2023_x86_64_STANDARD }
//! ```
//! ## What to do
//! Take another image type; where the release knows no other, another release.
//! ## References
//! - [Amazon Linux 2, end of life](https://aws.amazon.com/amazon-linux-2/faqs/), 2026-11-25

use super::{Finding, Lint, Subject, subject::or};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Flavor, KubernetesVersion, Release};

pub const LINT: Lint = Lint {
    id: "image-without-updates",
    severity: Severity::Warning,
    rule: "Every image of nodes gets updates",
    fields: &[
        "managed[].cluster.amiType",
        "manager.cluster.amiType",
        "managed[].cluster.flavor",
        "manager.cluster.flavor",
        "release",
    ],
    sources: &["https://aws.amazon.com/amazon-linux-2/faqs/"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release.filter(|_| !subject.is_published()) else { return vec![] };
    let last = KubernetesVersion::parse(Release::LAST_OF_AMAZON_LINUX_2).expect("a version").minor();
    let mut findings = Vec::new();
    let mut by_release = Vec::new();
    for account in subject.accounts() {
        let cluster = account.cluster;
        let typed = cluster.ami_type.trim();
        let version = or(&cluster.kubernetes_version, release.kubernetes_version_of(cluster.flavor));
        // Of a later one `retired-image-type` says more.
        if KubernetesVersion::parse(version).map_or(true, |version| version.minor() > last) {
            continue;
        }
        match cluster.flavor {
            Flavor::Fargate => {}
            Flavor::MachinePool if !release.nodeadm_config => by_release.push(account.path("cluster.flavor")),
            Flavor::MachinePool => {}
            _ if typed.starts_with("AL2_") => findings.push(Finding::at(
                account.path("cluster.amiType"),
                "Amazon Linux 2 gets no updates any more",
                "Type another image type, for example AL2023_x86_64_STANDARD",
            )),
            _ if typed.is_empty() && release.ami_type.starts_with("AL2_") => {
                by_release.push(account.path("cluster.amiType"));
            }
            _ => {}
        }
    }
    if !by_release.is_empty() {
        let finding = Finding::at(
            FieldPath::new("release"),
            format!("CAPA {} knows Amazon Linux 2 only here, which gets no updates any more", release.version),
            "Choose a later release",
        );
        findings.push(by_release.into_iter().fold(finding, Finding::and));
    }
    findings
}
