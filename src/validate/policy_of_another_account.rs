//! A role's further policy that belongs to another account than the role.
//!
//! ## Why it matters
//! IAM attaches policies of the role's own account and of AWS only, so CAPA does not find it and the cluster never begins.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { nodeRolePolicies: ["arn:aws:iam::222222222222:policy/backup"] }
//! iam: { eksRoleCreation: true, addRoles: true, roles: { controlPlane: false, nodes: false } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { nodeRolePolicies: ["arn:aws:iam::111111111111:policy/backup"] }
//! iam: { eksRoleCreation: true, addRoles: true, roles: { controlPlane: false, nodes: false } }
//! ```
//! ## What to do
//! Type the ARN of a policy of the cluster's account, or of AWS's own.
//! ## References
//! - [IAM API, AttachRolePolicy](https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::{AccountId, Arn};

pub const LINT: Lint = Lint {
    id: "policy-of-another-account",
    rule: "Every further policy of a role is of its account or of AWS",
    fields: &[
        "managed[].cluster.nodeRolePolicies",
        "manager.cluster.nodeRolePolicies",
        "managed[].cluster.controlPlaneRolePolicies",
        "manager.cluster.controlPlaneRolePolicies",
    ],
    sources: &["https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    let mut findings = Vec::new();
    for account in subject.accounts().filter(|account| AccountId::parse(account.id).is_ok()) {
        let cluster = account.cluster;
        for (field, arns) in [
            ("cluster.controlPlaneRolePolicies", &cluster.control_plane_role_policies),
            ("cluster.nodeRolePolicies", &cluster.node_role_policies),
        ] {
            let parsed: Vec<Arn> = arns.iter().filter_map(|arn| Arn::parse(arn).ok()).collect();
            let Some(owner) = parsed.iter().filter_map(Arn::account).find(|owner| *owner != account.id) else {
                continue;
            };
            findings.push(Finding::at(
                account.path(field),
                format!("A policy here is of account {owner}, the role of {}", account.id),
                "Type the ARN of a policy of the same account, or of AWS's own",
            ));
        }
    }
    findings
}
