//! A role of Fargate pods that is not as CAPA wants it: one of your own, or one of a stack with tags.
//!
//! ## Why it matters
//! CAPA puts its own trust on this role and takes off every other policy and tag, though the role is not its own. Where
//! CAPA may not make roles it may not do that either, and the profile never gets ready: `AccessDenied`.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate }
//! iam: { stackTags: { team: platform } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate }
//! ```
//! ## What to do
//! Let the stacks make the role, without tags; or give your own role just what CAPA wants: the one policy
//! AmazonEKSFargatePodExecutionRolePolicy, the trust of `eks-fargate-pods.amazonaws.com`, and no tag.
//! ## References
//! - [CAPA v2.11.1, the role of Fargate pods](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L340), 2026-11-25
//! - [CloudFormation user guide, resource tags](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html), 2026-11-25

use super::eks_roles::names_no_node_role;
use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Flavor};

pub const LINT: Lint = Lint {
    id: "fargate-role-made-over",
    severity: Severity::Warning,
    rule: "CAPA finds every role of Fargate pods as it wants it",
    fields: &["managed[].cluster.nodeRole", "manager.cluster.nodeRole", "iam.stackTags"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/roles.go#L340",
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let iam = &subject.inputs.iam;
    if subject.is_published() {
        return vec![];
    }
    let on_fargate = || subject.accounts().filter(|account| account.cluster.flavor == Flavor::Fargate);
    let mut findings: Vec<Finding> = on_fargate()
        .filter(|account| !names_no_node_role(account))
        .map(|account| {
            Finding::at(
                account.path("cluster.nodeRole"),
                "CAPA takes every other policy and tag off this role of Fargate pods, or fails where it may not",
                "Give the role no tag and the policy AmazonEKSFargatePodExecutionRolePolicy only, or type none",
            )
        })
        .collect();
    let of_stack = !iam.eks_role_creation && on_fargate().any(names_no_node_role);
    if of_stack && !iam.stack_tags.is_empty() {
        findings.push(Finding::at(
            FieldPath::new("iam.stackTags"),
            "CAPA tries to take these tags off the role of Fargate pods, which it may not",
            "Leave out the tags, or let CAPA make the roles",
        ));
    }
    findings
}
