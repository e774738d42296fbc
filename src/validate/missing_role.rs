//! A role that a cluster needs and nobody makes: the stacks are told not to, CAPA makes none itself, and the cluster
//! names no other.
//!
//! ## Why it matters
//! CAPA looks for the role in the account of the cluster by a name of its own, and the cluster never gets ready:
//! `the specified nodegroup role couldn't be found`, or cluster, or fargate.
//! ## Bad
//! ```yaml
//! iam: { roles: { nodes: false } }
//! ```
//! ## Good
//! ```yaml
//! manager: { cluster: { nodeRole: eks-nodes } }
//! managed:
//! - cluster: { nodeRole: eks-nodes }
//! - cluster: { nodeRole: eks-nodes }
//! iam: { roles: { nodes: false } }
//! ```
//! ## What to do
//! Let the stacks make the role, or name one of each account in its cluster.
//! ## References
//! - [CAPA v2.11.1, which role is looked up](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L73), 2026-11-25

use super::eks_roles::EKS_ROLES;
use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "missing-role",
    rule: "Every role that a cluster needs is made or named",
    fields: &[
        "iam.roles.nodes",
        "iam.roles.controlPlane",
        "iam.roles.fargate",
        "manager.cluster.nodeRole",
        "managed[].cluster.nodeRole",
        "manager.cluster.controlPlaneRole",
        "managed[].cluster.controlPlaneRole",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L73",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let iam = &subject.inputs.iam;
    if subject.is_published() || iam.eks_role_creation {
        return vec![];
    }
    let count = subject.accounts().count();
    let left_out = EKS_ROLES.iter().filter(|role| (role.is_left_out)(&iam.roles));
    left_out
        .filter_map(|role| {
            let own: Vec<FieldPath> = subject
                .accounts()
                .filter(|account| (role.is_taken_by)(account))
                .map(|account| account.path(role.own))
                .collect();
            let finding = Finding::at(
                FieldPath::new(role.field),
                format!("Nobody makes the role of {}, which {} of {count} clusters take", role.what, own.len()),
                "Let the stacks make it, or type the name of a role of each account",
            );
            (!own.is_empty()).then(|| own.into_iter().fold(finding, Finding::and))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;
    use crate::model::{FargateRole, Flavor, Inputs};

    fn found(change: fn(&mut Inputs)) -> Vec<String> {
        let mut inputs = examples::valid();
        change(&mut inputs);
        check(&Subject::new(&inputs)).into_iter().map(|finding| finding.fields[0].0.clone()).collect()
    }

    #[test]
    fn each_role_is_asked_for_by_those_that_take_it() {
        assert_eq!(found(|inputs| inputs.iam.roles.control_plane = false), ["iam.roles.controlPlane"]);
        assert_eq!(found(|inputs| inputs.iam.roles.fargate = FargateRole::Never), [""; 0]);
        let fargate = |inputs: &mut Inputs| {
            inputs.iam.roles.fargate = FargateRole::Never;
            inputs.managed[1].cluster.flavor = Flavor::Fargate;
        };
        assert_eq!(found(fargate), ["iam.roles.fargate"]);
        let by_capa = |inputs: &mut Inputs| {
            inputs.iam.roles.nodes = false;
            inputs.iam.eks_role_creation = true;
        };
        assert_eq!(found(by_capa), [""; 0]);
    }
}
