//! A cluster whose name leaves no room for the name of the role that CAPA makes for it.
//!
//! ## Why it matters
//! CAPA calls the role of the control plane by the cluster and `-iam-service-role`, without shortening it. IAM takes 64
//! characters, and the cluster never begins.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { name: production-of-the-year-two-thousand-and-fifty-one }
//! iam: { eksRoleCreation: true, roles: { controlPlane: false, nodes: false } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { name: production-of-the-year-two-thousand-and-fifty }
//! iam: { eksRoleCreation: true, roles: { controlPlane: false, nodes: false } }
//! ```
//! ## What to do
//! Shorten the cluster's name to 47 characters, or name a role.
//! ## References
//! - [CAPA v2.11.1, name of the role](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L82), 2026-11-25
//! - [IAM user guide, quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{ClusterName, RoleName};

pub const LINT: Lint = Lint {
    id: "role-name-too-long",
    rule: "IAM takes the name of every role that CAPA makes",
    fields: &["managed[].cluster.name", "manager.cluster.name", "managed[].cluster.controlPlaneRole", "manager.cluster.controlPlaneRole"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L82",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    ],
    check,
    ..Lint::ERROR
};

/// Characters.
const MAX: usize = RoleName::MAX - "-iam-service-role".len();

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() || !subject.inputs.iam.eks_role_creation {
        return vec![];
    }
    let by_capa = subject.accounts().filter(|account| account.cluster.control_plane_role.trim().is_empty());
    by_capa
        .filter(|account| account.cluster_name.len() > MAX && ClusterName::parse(account.cluster_name).is_ok())
        .map(|account| {
            let length = account.cluster_name.len();
            Finding::at(
                account.path("cluster.name"),
                format!("With roles made by CAPA a cluster's name has at most {MAX} characters, this has {length}"),
                "Shorten the cluster's name, or type the name of a role for its control plane",
            )
            .and(account.path("cluster.controlPlaneRole"))
        })
        .collect()
}
