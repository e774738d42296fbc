//! A permissions boundary with a CAPA release that does not know it.
//!
//! ## Why it matters
//! clusterawsadm before 2.9 drops the key without a word: who relies on the boundary gets none.
//! ## Bad
//! ```yaml
//! release: v2.8.4
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## Good
//! ```yaml
//! release: v2.9.3
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## What to do
//! Take release v2.9.3 or later, or do without the boundary.
//! ## References
//! - [clusterawsadm, AWSIAMConfiguration, CAPA v2.9.3](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.9.3/cmd/clusterawsadm/api/bootstrap/v1beta1/types.go), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "boundary-ignored-by-release",
    rule: "The release knows the permissions boundary",
    fields: &["iam.permissionsBoundary", "release"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.9.3/cmd/clusterawsadm/api/bootstrap/v1beta1/types.go",
    ],
    check,
    ..Lint::ERROR
};

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
