//! Controllers' credentials by EKS Pod Identity with a CAPA release before 2.9.
//!
//! ## Why it matters
//! Those are built on an AWS SDK that does not ask the Pod Identity agent, so the controllers find no credentials.
//! ## Bad
//! ```yaml
//! release: v2.8.4
//! controllers: { credentials: pod-identity }
//! ```
//! ## Good
//! ```yaml
//! release: v2.9.3
//! controllers: { credentials: pod-identity }
//! ```
//! ## What to do
//! Take `credentials: irsa`, or release v2.9.3 or later.
//! ## References
//! - [EKS user guide, SDKs that know Pod Identity](https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html), 2026-11-24
//! - [CAPA issue 4747](https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4747), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{Credentials, FieldPath};

pub const LINT: Lint = Lint {
    id: "pod-identity-before-release",
    rule: "The release takes its controllers' credentials in the way that is chosen",
    fields: &["controllers.credentials", "release"],
    sources: &[
        "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4747",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let chosen = subject.inputs.controllers.credentials == Credentials::PodIdentity;
    match subject.release {
        Some(release) if chosen && !release.pod_identity => vec![
            Finding::at(
                FieldPath::new("controllers.credentials"),
                format!("CAPA {} can't take its credentials from EKS Pod Identity", release.version),
                "Choose irsa, or CAPA release v2.9.3 or later",
            )
            .and(FieldPath::new("release")),
        ],
        _ => vec![],
    }
}
