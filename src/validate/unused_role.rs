//! A role that the stacks make and no cluster takes.
//!
//! ## Why it matters
//! Nothing fails; a role that nobody needs is one more to account for.
//! ## Bad
//! ```yaml
//! iam: { roles: { fargate: always } }
//! ```
//! ## Good
//! ```yaml
//! iam: { roles: { fargate: auto } }
//! ```
//! ## What to do
//! Let the stacks leave it out, unless something beside these clusters takes it.
//! ## References
//! - [CAPA v2.11.1, which role is looked up](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L73), 2026-11-25

use super::eks_roles::EKS_ROLES;
use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "unused-role",
    severity: Severity::Hint,
    rule: "Some cluster takes every role that the stacks make",
    fields: &["iam.roles.fargate", "iam.roles.nodes", "iam.roles.controlPlane"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L73",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let iam = &subject.inputs.iam;
    if subject.is_published() {
        return vec![];
    }
    let made = EKS_ROLES.iter().filter(|role| (role.is_always_made)(&iam.roles));
    made.filter(|role| iam.eks_role_creation || !subject.accounts().any(|account| (role.is_taken_by)(account)))
        .map(|role| {
            Finding::at(
                FieldPath::new(role.field),
                format!("The stacks make the role of {}, and no cluster takes it", role.what),
                "Let the stacks leave it out, unless something else takes it",
            )
        })
        .collect()
}
