//! ## What it catches
//! A permissions boundary with a CAPA release that does not know it.
//! ## Why it matters
//! clusterawsadm before 2.9 drops the key without a word: who relies on the boundary gets none.
//! ## Example
//! `release: v2.8.4` with a `permissionsBoundary`
//! ## Use instead
//! `release: v2.9.3` or later
//! ## References
//! `cmd/clusterawsadm/api/bootstrap/v1beta1/types.go`, CAPA v2.8.4 and v2.9.3.

use super::{Finding, Lint, Subject, examples};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "boundary-ignored-by-release",
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.9.3/cmd/clusterawsadm/api/bootstrap/v1beta1/types.go",
    ],
    check,
    bad: || example("v2.8.4"),
    good: || example("v2.9.3"),
    ..Lint::ERROR
};

fn example(release: &str) -> crate::Inputs {
    examples::with(|inputs| {
        inputs.release = release.into();
        inputs.iam.permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess".into();
    })
}

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = !subject.inputs.iam.permissions_boundary.trim().is_empty();
    match subject.release {
        Some(release) if typed && !release.permissions_boundary => vec![
            Finding::at(
                FieldPath::new("iam.permissionsBoundary"),
                format!("With clusterawsadm {} a permissions boundary is dropped without a word", release.version),
                "Choose CAPA release v2.9.3 or later, or leave the boundary empty",
            )
            .and(FieldPath::new("release")),
        ],
        _ => vec![],
    }
}
