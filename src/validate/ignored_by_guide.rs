//! In the published edition, something that is typed and that the guide has no place for.
//!
//! ## Why it matters
//! Nothing comes of it in this edition; it is kept for the other one.
//! ## Bad
//! ```yaml
//! edition: published
//! iam: { externalId: capa-prod-1234 }
//! ```
//! ## Good
//! ```yaml
//! edition: corrected
//! iam: { externalId: capa-prod-1234 }
//! ```
//! ## What to do
//! Take the corrected edition to have it, or leave it as it is.
//! ## References
//! - [CAPA v2.11.1, the guide](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/docs/book/src/topics/full-multitenancy-implementation.md), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Inputs, field};

pub const LINT: Lint = Lint {
    id: "ignored-by-guide",
    severity: Severity::Hint,
    rule: "The guide has a place for what is typed",
    fields: &IGNORED,
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/docs/book/src/topics/full-multitenancy-implementation.md",
    ],
    check,
    ..Lint::ERROR
};

const IGNORED: [&str; 36] = [
    "manager.cluster.vpcCidr",
    "manager.cluster.amiType",
    "manager.cluster.scaling.min",
    "manager.cluster.scaling.max",
    "manager.cluster.controlPlaneRole",
    "manager.cluster.controlPlaneRolePolicies",
    "manager.cluster.nodeRole",
    "manager.cluster.nodeRolePolicies",
    "manager.cluster.accessEntries",
    "manager.cluster.fargate",
    "managed[].cluster.vpcCidr",
    "managed[].cluster.amiType",
    "managed[].cluster.scaling.min",
    "managed[].cluster.scaling.max",
    "managed[].cluster.controlPlaneRole",
    "managed[].cluster.controlPlaneRolePolicies",
    "managed[].cluster.nodeRole",
    "managed[].cluster.nodeRolePolicies",
    "managed[].cluster.accessEntries",
    "managed[].cluster.fargate",
    "managed[].identity.sessionName",
    "managed[].identity.durationSeconds",
    "managed[].identity.allowedNamespaces",
    "managed[].identity.allowedNamespaceLabels",
    "iam.nameSuffix",
    "iam.externalId",
    "iam.permissionsBoundary",
    "iam.stackTags",
    "iam.delivery",
    "iam.eksRoleCreation",
    "iam.addRoles",
    "iam.roles.controlPlane",
    "iam.roles.nodes",
    "iam.roles.fargate",
    "controllers.credentials",
    "controllers.concurrency",
];

fn check(subject: &Subject) -> Vec<Finding> {
    if !subject.is_published() {
        return vec![];
    }
    let inputs = subject.inputs;
    let defaults = Inputs::default();
    let ignored = field::FIELDS.iter().filter(|field| IGNORED.contains(&field.pattern));
    let mut paths: Vec<FieldPath> = Vec::new();
    for field in ignored {
        let rows = if field.is_per_account() { inputs.managed.len() } else { 1 };
        let default = field.get(&defaults, 0);
        paths.extend((0..rows).filter(|row| field.get(inputs, *row) != default).map(|row| field.path(row)));
    }
    let count = paths.len();
    let mut paths = paths.into_iter();
    let Some(first) = paths.next() else { return vec![] };
    let message = match count {
        1 => "The guide has no place for what is typed here".to_string(),
        _ => format!("The guide has no place for what is typed in {count} fields"),
    };
    vec![paths.fold(Finding::at(first, message, "Choose the corrected edition to have it"), Finding::and)]
}
