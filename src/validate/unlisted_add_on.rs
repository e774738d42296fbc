//! A list of add-ons that leaves out one of those without which no node works: vpc-cni, coredns, kube-proxy.
//!
//! ## Why it matters
//! CAPA deletes every add-on of EKS that is installed and not in the list. One that EKS put there itself at the beginning
//! it does not see; one that was in the list before, or that somebody installed by hand, is gone with the next reconcile.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { addons: { coredns: v1.12.1-eksbuild.2 } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster:
//!     addons:
//!       vpc-cni: v1.19.5-eksbuild.3
//!       coredns: v1.12.1-eksbuild.2
//!       kube-proxy: v1.33.3-eksbuild.6
//! ```
//! ## What to do
//! List all three, with versions that `aws eks describe-addon-versions` prints; or none at all, which lists the release's
//! vpc-cni.
//! ## References
//! - [CAPA v2.11.1, which add-ons are deleted](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/addons/plan.go#L83), 2026-11-24

use super::{Account, Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::Flavor;

pub const LINT: Lint = Lint {
    id: "unlisted-add-on",
    severity: Severity::Warning,
    rule: "Every list of add-ons names those without which no node works",
    fields: &["managed[].cluster.addons", "manager.cluster.addons"],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/addons/plan.go#L83"],
    check,
    ..Lint::ERROR
};

const NEEDED: [&str; 3] = ["vpc-cni", "coredns", "kube-proxy"];

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    subject.accounts().filter_map(|account| check_account(subject, account)).collect()
}

fn check_account(subject: &Subject, account: &Account) -> Option<Finding> {
    let typed = account.cluster.addons.as_ref()?;
    // Fargate brings its own network, and a list that is wrong has more to be said about.
    if account.cluster.flavor == Flavor::Fargate || typed.iter().any(|addon| subject.addon(addon).is_err()) {
        return None;
    }
    let left_out: Vec<&str> =
        NEEDED.into_iter().filter(|name| typed.iter().all(|addon| addon.name.trim() != *name)).collect();
    let names = left_out.join(", ");
    (!left_out.is_empty()).then(|| {
        Finding::at(
            account.path("cluster.addons"),
            format!("CAPA deletes {names} where it is installed as an add-on, because the list leaves it out"),
            format!("Type {names} as well"),
        )
    })
}
