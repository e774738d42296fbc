//! The right to add policies to roles, without the right to make roles.
//!
//! ## Why it matters
//! The controllers end at once: CAPA_EKS_ADD_ROLES needs CAPA_EKS_IAM.
//! ## Bad
//! ```yaml
//! iam: { addRoles: true }
//! ```
//! ## Good
//! ```yaml
//! iam: { addRoles: true, eksRoleCreation: true, roles: { controlPlane: false, nodes: false } }
//! ```
//! ## What to do
//! Let CAPA make the roles as well, or add no policies.
//! ## References
//! - [CAPA v2.11.1, start of the controllers](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go#L469), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "add-roles-without-role-creation",
    rule: "CAPA adds policies only to roles that it makes",
    fields: &["iam.addRoles", "iam.eksRoleCreation"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/main.go#L469"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let iam = &subject.inputs.iam;
    match iam.add_roles && !iam.eks_role_creation && !subject.is_published() {
        true => vec![
            Finding::at(
                FieldPath::new("iam.addRoles"),
                "The controllers don't start when CAPA may add policies to roles but make none",
                "Let CAPA make the roles as well, or add no policies",
            )
            .and(FieldPath::new("iam.eksRoleCreation")),
        ],
        false => vec![],
    }
}
