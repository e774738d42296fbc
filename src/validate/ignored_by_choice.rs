//! Something that is typed and that another choice has no use for: the OIDC issuer with Pod Identity, the profile of a
//! managed account with a stack set.
//!
//! ## Why it matters
//! Nothing fails, and nothing comes of it.
//! ## Bad
//! ```yaml
//! managed:
//! - awsProfile: payments-admin
//! iam: { delivery: stack-set }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - awsProfile: payments-admin
//! iam: { delivery: per-account }
//! ```
//! ## What to do
//! Clear the field, or choose what it was meant for.
//! ## References
//! - [CloudFormation user guide, stack sets](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html), 2026-11-24
//! - [EKS user guide, Pod Identity](https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{Credentials, Delivery, FieldPath, Partition};

pub const LINT: Lint = Lint {
    id: "ignored-by-choice",
    severity: Severity::Warning,
    rule: "Every choice has a use for what is typed",
    fields: &["managed[].awsProfile", "iam.delivery", "manager.oidcIssuer", "controllers.credentials"],
    sources: &[
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html",
        "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let inputs = subject.inputs;
    if subject.is_published() {
        return vec![];
    }
    let mut findings = Vec::new();
    let by_pod_identity = inputs.controllers.credentials == Credentials::PodIdentity;
    if by_pod_identity && !inputs.manager.oidc_issuer.trim().is_empty() {
        findings.push(
            Finding::at(
                subject.manager.path("oidcIssuer"),
                "Pod Identity asks for no OIDC issuer",
                "Clear it, or choose irsa",
            )
            .and(FieldPath::new("controllers.credentials")),
        );
    }
    // Elsewhere the node role is made in each account, with its profile.
    let one_partition = matches!(subject.partition, Some(Partition::Aws | Partition::AwsUsGov));
    if inputs.iam.delivery == Delivery::StackSet && one_partition {
        let typed = subject.managed.iter().filter(|account| !account.profile.is_empty());
        findings.extend(typed.map(|account| {
            let message = "No command runs with this profile, because the stack set reaches the account";
            Finding::at(account.path("awsProfile"), message, "Clear it, or choose delivery per account")
                .and(FieldPath::new("iam.delivery"))
        }));
    }
    findings
}
