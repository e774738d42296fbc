//! ## What it catches
//! Controllers' credentials by EKS Pod Identity with a CAPA release before 2.9.
//! ## Why it matters
//! Those are built on an AWS SDK that does not ask the Pod Identity agent, so the controllers find no credentials.
//! ## Example
//! `release: v2.8.4` with `credentials: pod-identity`
//! ## Use instead
//! `credentials: irsa`, or `release: v2.9.3` or later
//! ## References
//! EKS user guide, Pod Identity, supported SDK versions; CAPA issues 4747, 5713, 5809.

use super::{Finding, Lint, Subject, examples};
use crate::model::{Credentials, FieldPath};

pub const LINT: Lint = Lint {
    id: "pod-identity-before-release",
    sources: &[
        "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4747",
    ],
    check,
    bad: || example("v2.8.4"),
    good: || example("v2.9.3"),
    ..Lint::ERROR
};

fn example(release: &str) -> crate::Inputs {
    examples::with(|inputs| {
        inputs.release = release.into();
        inputs.controllers.credentials = Credentials::PodIdentity;
    })
}

fn check(subject: &Subject) -> Vec<Finding> {
    let chosen = subject.inputs.controllers.credentials == Credentials::PodIdentity;
    match subject.release {
        Some(release) if chosen && !release.pod_identity => vec![
            Finding::at(
                FieldPath::new("controllers.credentials"),
                format!("CAPA {} can't take its credentials from EKS Pod Identity", release.version),
                "Choose irsa, or CAPA release v2.9.3 or later",
            )
            .fix(Some("irsa"))
            .and(FieldPath::new("release")),
        ],
        _ => vec![],
    }
}
