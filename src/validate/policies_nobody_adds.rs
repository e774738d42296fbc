//! Further policies of a role, with nobody who adds them.
//!
//! ## Why it matters
//! CAPA adds policies only where `addRoles` lets it. Of a role that it makes itself it says so and goes no further; a
//! role of the stacks it leaves as it is, without a word.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { nodeRolePolicies: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { nodeRolePolicies: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"] }
//! iam: { eksRoleCreation: true, addRoles: true }
//! ```
//! ## What to do
//! Let CAPA make the roles and add policies, or attach them to a role of your own and name that.
//! ## References
//! - [CAPA v2.11.1, how policies are attached](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L118), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "policies-nobody-adds",
    rule: "Somebody adds every further policy of a role",
    fields: &[
        "managed[].cluster.nodeRolePolicies",
        "manager.cluster.nodeRolePolicies",
        "managed[].cluster.controlPlaneRolePolicies",
        "manager.cluster.controlPlaneRolePolicies",
        "iam.addRoles",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L118",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() || subject.inputs.iam.add_roles {
        return vec![];
    }
    let lists = subject.accounts().flat_map(|account| {
        let cluster = account.cluster;
        let of_nodes = cluster.flavor.has_node_group() && !cluster.node_role_policies.is_empty();
        [
            ("cluster.controlPlaneRolePolicies", !cluster.control_plane_role_policies.is_empty()),
            ("cluster.nodeRolePolicies", of_nodes),
        ]
        .map(|(field, is_typed)| is_typed.then(|| account.path(field)))
    });
    lists
        .flatten()
        .map(|path| {
            let help = "Let CAPA make the roles and add policies, or attach them to a role of your own and name it";
            Finding::at(path, "Nobody adds these policies to the role", help).and(FieldPath::new("iam.addRoles"))
        })
        .collect()
}
