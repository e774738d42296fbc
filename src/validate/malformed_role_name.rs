//! A name of a role that IAM or CAPA does not take, a path or an ARN among them.
//!
//! ## Why it matters
//! CAPA looks the role up by its name in the account of the cluster, and ends with `couldn't be found`.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { nodeRole: "arn:aws:iam::111111111111:role/eks-nodes" }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { nodeRole: eks-nodes }
//! ```
//! ## What to do
//! Type the name of the role alone, as IAM lists it.
//! ## References
//! - [IAM user guide, quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), 2026-11-24
//! - [CAPA v2.11.1, how a role is looked up](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L76), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::RoleName;

pub const LINT: Lint = Lint {
    id: "malformed-role-name",
    rule: "Every role is named as CAPA looks it up",
    fields: &[
        "manager.cluster.controlPlaneRole",
        "managed[].cluster.controlPlaneRole",
        "manager.cluster.nodeRole",
        "managed[].cluster.nodeRole",
    ],
    sources: &[
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L76",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in subject.accounts() {
        let cluster = account.cluster;
        for (field, typed) in
            [("cluster.controlPlaneRole", &cluster.control_plane_role), ("cluster.nodeRole", &cluster.node_role)]
        {
            if let Some(message) = RoleName::parse(typed).err().filter(|_| !typed.trim().is_empty()) {
                findings.push(Finding::at(account.path(field), message, RoleName::HELP));
            }
        }
    }
    findings
}
