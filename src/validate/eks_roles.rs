//! The roles of EKS that the stacks make and clusters take by their default names, for the lints that ask who makes and
//! who takes each.

use super::Account;
use crate::model::inputs::RolesInputs;
use crate::model::{FargateRole, Flavor};

pub struct EksRole {
    /// Where the stacks are told to make it or not.
    pub field: &'static str,
    /// Where a cluster names a role in its stead.
    pub own: &'static str,
    /// What has it: `nodes`.
    pub what: &'static str,
    /// The stacks are told never to make it.
    pub is_left_out: fn(&RolesInputs) -> bool,
    /// The stacks make it even for nobody.
    pub is_always_made: fn(&RolesInputs) -> bool,
    /// The cluster takes the one of the default name, unless CAPA makes roles itself.
    pub is_taken_by: fn(&Account) -> bool,
}

pub const EKS_ROLES: [EksRole; 3] = [
    EksRole {
        field: "iam.roles.controlPlane",
        own: "cluster.controlPlaneRole",
        what: "control planes",
        is_left_out: |roles| !roles.control_plane,
        is_always_made: |roles| roles.control_plane,
        is_taken_by: |account| account.cluster.control_plane_role.trim().is_empty(),
    },
    EksRole {
        field: "iam.roles.nodes",
        own: "cluster.nodeRole",
        what: "managed node groups",
        is_left_out: |roles| !roles.nodes,
        is_always_made: |roles| roles.nodes,
        is_taken_by: |account| account.cluster.flavor.has_node_group() && names_no_node_role(account),
    },
    EksRole {
        field: "iam.roles.fargate",
        own: "cluster.nodeRole",
        what: "Fargate pods",
        is_left_out: |roles| roles.fargate == FargateRole::Never,
        is_always_made: |roles| roles.fargate == FargateRole::Always,
        is_taken_by: |account| account.cluster.flavor == Flavor::Fargate && names_no_node_role(account),
    },
];

pub fn names_no_node_role(account: &Account) -> bool {
    account.cluster.node_role.trim().is_empty()
}
