//! A permissions boundary, with roles of EKS that do not get it.
//!
//! ## Why it matters
//! clusterawsadm puts the boundary on the roles of controllers, control plane nodes and nodes, and leaves it off the
//! roles of EKS; CAPA leaves it off those that it makes itself. Where an organization asks for a boundary on every role,
//! the stack fails on these.
//! ## Bad
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## Good
//! ```yaml
//! manager: { cluster: { controlPlaneRole: eks-control-plane, nodeRole: eks-nodes } }
//! managed:
//! - cluster: { controlPlaneRole: eks-control-plane, nodeRole: eks-nodes }
//! - cluster: { controlPlaneRole: eks-control-plane, nodeRole: eks-nodes }
//! iam:
//!   permissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
//!   roles: { controlPlane: false, nodes: false }
//! ```
//! ## What to do
//! Where every role has to have the boundary, make the roles of EKS in another way and name them in the clusters.
//! ## References
//! - [clusterawsadm v2.11.1, what is read of a role](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/cloudformation/bootstrap/template.go#L189), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{Arn, FargateRole, FieldPath, Flavor};

pub const LINT: Lint = Lint {
    id: "boundary-not-on-eks-roles",
    severity: Severity::Warning,
    rule: "Every role that is made has the permissions boundary",
    fields: &[
        "iam.permissionsBoundary",
        "iam.roles.controlPlane",
        "iam.roles.nodes",
        "iam.roles.fargate",
        "iam.eksRoleCreation",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/cloudformation/bootstrap/template.go#L189",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let iam = &subject.inputs.iam;
    let knows_boundary = subject.release.is_some_and(|release| release.permissions_boundary);
    if subject.is_published() || !knows_boundary || Arn::parse(&iam.permissions_boundary).is_err() {
        return vec![];
    }
    let fargate = match iam.roles.fargate {
        FargateRole::Always => true,
        FargateRole::Auto => subject.accounts().any(|account| account.cluster.flavor == Flavor::Fargate),
        FargateRole::Never => false,
    };
    let without = [
        ("iam.roles.controlPlane", iam.roles.control_plane),
        ("iam.roles.nodes", iam.roles.nodes),
        ("iam.roles.fargate", fargate),
        ("iam.eksRoleCreation", iam.eks_role_creation),
    ];
    let fields: Vec<_> = without.into_iter().filter(|(_, is_made)| *is_made).map(|(field, _)| field).collect();
    if fields.is_empty() {
        return vec![];
    }
    let finding = Finding::at(
        FieldPath::new("iam.permissionsBoundary"),
        "The roles of EKS are made without the boundary",
        "Name roles of your own in the clusters where every role has to have it",
    );
    vec![fields.into_iter().map(FieldPath::new).fold(finding, Finding::and)]
}
