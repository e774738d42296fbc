//! The fields that every cluster has, the manager's and a managed account's alike.

use super::lines::{self, Lines};
use super::{Access, Field, list};
use crate::model::Flavor;
use crate::model::inputs::{ClusterInputs, Inputs};

/// A text of a cluster.
macro_rules! text {
    ($pattern:expr, $label:literal, $hint:literal, $get:ident, $get_mut:ident, $($field:ident).+) => {
        Field {
            pattern: $pattern,
            label: $label,
            hint: $hint,
            choices: &[],
            access: Access::Text {
                get: |inputs, row| Some($get(inputs, row)?.$($field).+.clone()),
                set: |inputs, row, text| {
                    $get_mut(inputs, row)?.$($field).+ = text.into();
                    Some(())
                },
            },
        }
    };
}

macro_rules! fields {
    ($prefix:literal, $get:ident, $get_mut:ident) => {
        [
            Field {
                pattern: concat!($prefix, "flavor"),
                label: "Flavor",
                hint: "Which of CAPA's templates: what the nodes are",
                choices: &FLAVORS,
                access: Access::Text {
                    get: |inputs, row| Some($get(inputs, row)?.flavor.id().into()),
                    set: |inputs, row, text| {
                        let (_, flavor) = Flavor::ALL.into_iter().find(|(id, _)| *id == text.trim())?;
                        $get_mut(inputs, row)?.flavor = flavor;
                        Some(())
                    },
                },
            },
            text!(
                concat!($prefix, "amiType"),
                "Image type",
                "Of a managed node group, for example AL2023_ARM_64_STANDARD. Empty: the release's",
                $get,
                $get_mut,
                ami_type
            ),
            text!(
                concat!($prefix, "scaling.min"),
                "Least nodes",
                "For example 2. Empty, as the other bound: the number of nodes",
                $get,
                $get_mut,
                scaling.min
            ),
            text!(
                concat!($prefix, "scaling.max"),
                "Most nodes",
                "For example 6. Empty, as the other bound: the number of nodes",
                $get,
                $get_mut,
                scaling.max
            ),
            text!(
                concat!($prefix, "controlPlaneRole"),
                "Control plane role",
                "Name of a role of the account, for example eks-control-plane. Empty: CAPA's own choice",
                $get,
                $get_mut,
                control_plane_role
            ),
            list!(
                concat!($prefix, "controlPlaneRolePolicies"),
                "Policies of the control plane role",
                "ARNs, one a line, for example arn:aws:iam::aws:policy/AmazonEKSVPCResourceController. CAPA adds them",
                Lines::Word,
                |inputs, row| &$get(inputs, row)?.control_plane_role_policies,
                |inputs, row| &mut $get_mut(inputs, row)?.control_plane_role_policies,
                lines::word,
                lines::to_word
            ),
            text!(
                concat!($prefix, "nodeRole"),
                "Node role",
                "Name of a role (with eks-machinepool, an instance profile) of the account, for example eks-nodes. Empty: CAPA's own choice",
                $get,
                $get_mut,
                node_role
            ),
            list!(
                concat!($prefix, "nodeRolePolicies"),
                "Policies of the node role",
                "ARNs, one a line, for example arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore. CAPA adds them",
                Lines::Word,
                |inputs, row| &$get(inputs, row)?.node_role_policies,
                |inputs, row| &mut $get_mut(inputs, row)?.node_role_policies,
                lines::word,
                lines::to_word
            ),
            list!(
                concat!($prefix, "accessEntries"),
                "Access entries",
                "Who may enter, one a line: ARN of a role or user, username, then cluster-admin, admin, edit, view or group:NAME",
                Lines::AccessEntry,
                |inputs, row| &$get(inputs, row)?.access_entries,
                |inputs, row| &mut $get_mut(inputs, row)?.access_entries,
                lines::access_entry,
                lines::to_access_entry
            ),
            list!(
                concat!($prefix, "fargate"),
                "Fargate pods",
                "A namespace and labels, one a line, for example payments tier=web. Empty: default and kube-system",
                Lines::Selector,
                |inputs, row| &$get(inputs, row)?.fargate,
                |inputs, row| &mut $get_mut(inputs, row)?.fargate,
                lines::selector,
                lines::to_selector
            ),
        ]
    };
}

const FLAVORS: [&str; 4] = [Flavor::ALL[0].0, Flavor::ALL[1].0, Flavor::ALL[2].0, Flavor::ALL[3].0];

pub const OF_MANAGER: &[Field] = &fields!("manager.cluster.", of_manager, of_manager_mut);
pub const OF_ACCOUNT: &[Field] = &fields!("managed[].cluster.", of_account, of_account_mut);

fn of_manager(inputs: &Inputs, _: usize) -> Option<&ClusterInputs> {
    Some(&inputs.manager.cluster)
}
fn of_manager_mut(inputs: &mut Inputs, _: usize) -> Option<&mut ClusterInputs> {
    Some(&mut inputs.manager.cluster)
}
fn of_account(inputs: &Inputs, row: usize) -> Option<&ClusterInputs> {
    Some(&inputs.managed.get(row)?.cluster)
}
fn of_account_mut(inputs: &mut Inputs, row: usize) -> Option<&mut ClusterInputs> {
    Some(&mut inputs.managed.get_mut(row)?.cluster)
}
