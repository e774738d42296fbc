//! A Fargate profile for a namespace or a label that Kubernetes does not take, or with more than five selectors.
//!
//! ## Why it matters
//! EKS refuses the profile, which can't be changed once it is applied.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate, fargate: [{ namespace: kube-system }, { namespace: Payments }] }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     flavor: eks-fargate
//!     fargate: [{ namespace: kube-system }, { namespace: payments, labels: { tier: web } }]
//! ```
//! ## What to do
//! Type up to five namespaces, each with labels if need be.
//! ## References
//! - [EKS, service quotas](https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html), 2026-11-25
//! - [CAPA v2.11.1, webhook of Fargate profiles](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/exp/webhooks/awsfargateprofile_webhook.go#L86), 2026-11-25

use super::{Account, Finding, Lint, Subject, subject::fargate_selector};
use crate::model::DnsLabel;

pub const LINT: Lint = Lint {
    id: "malformed-fargate-selector",
    rule: "Every Fargate profile selects pods as EKS takes it",
    fields: &["manager.cluster.fargate", "managed[].cluster.fargate"],
    sources: &[
        "https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/exp/webhooks/awsfargateprofile_webhook.go#L86",
    ],
    check,
    ..Lint::ERROR
};

/// Selectors of one profile. EKS service quotas, 2026-11-25.
const COUNT_MAX: usize = 5;

fn check(subject: &Subject) -> Vec<Finding> {
    let at = |account: &Account, message: String| {
        Finding::at(account.path("cluster.fargate"), message, format!("{}, and labels if need be", DnsLabel::HELP))
    };
    let mut findings = Vec::new();
    for account in subject.accounts() {
        let typed = &account.cluster.fargate;
        findings
            .extend(typed.iter().filter_map(|typed| fargate_selector(typed).err()).map(|message| at(account, message)));
        if typed.len() > COUNT_MAX {
            let message = format!("A Fargate profile has at most {COUNT_MAX} selectors, these are {}", typed.len());
            findings.push(at(account, message));
        }
    }
    findings
}
