//! Something among the further policies of a role that is not the ARN of an IAM policy.
//!
//! ## Why it matters
//! CAPA looks each up before it attaches it, and the cluster never gets ready.
//! ## Bad
//! ```yaml
//! iam: { eksRoleCreation: true, addRoles: true, roles: { controlPlane: false, nodes: false } }
//! managed:
//! - cluster: { nodeRolePolicies: [AmazonSSMManagedInstanceCore] }
//! ```
//! ## Good
//! ```yaml
//! iam: { eksRoleCreation: true, addRoles: true, roles: { controlPlane: false, nodes: false } }
//! managed:
//! - cluster: { nodeRolePolicies: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"] }
//! ```
//! ## What to do
//! Type the ARN of each policy.
//! ## References
//! - [CAPA v2.11.1, how policies are attached](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L118), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::Arn;

pub const LINT: Lint = Lint {
    id: "malformed-role-policies",
    rule: "Every further policy of a role is an ARN",
    fields: &[
        "manager.cluster.controlPlaneRolePolicies",
        "managed[].cluster.controlPlaneRolePolicies",
        "manager.cluster.nodeRolePolicies",
        "managed[].cluster.nodeRolePolicies",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L118",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in subject.accounts() {
        let cluster = account.cluster;
        for (field, typed) in [
            ("cluster.controlPlaneRolePolicies", &cluster.control_plane_role_policies),
            ("cluster.nodeRolePolicies", &cluster.node_role_policies),
        ] {
            if let Some(message) = typed.iter().find_map(|arn| Arn::parse(arn).err()) {
                findings.push(Finding::at(account.path(field), message, Arn::HELP));
            }
        }
    }
    findings
}
