//! An EKS add-on without a name, with a version that is none, or listed twice.
//!
//! ## Why it matters
//! CAPA deletes every installed managed add-on that is not in this list, and EKS refuses a version that does not exist,
//! so a slip here takes the network from the nodes.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { addons: { vpc-cni: latest } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { addons: { vpc-cni: v1.19.5-eksbuild.3, coredns: v1.12.1-eksbuild.2 } }
//! ```
//! ## What to do
//! Name each add-on once, with a version that `aws eks describe-addon-versions` lists.
//! ## References
//! - [AWS CLI, describe-addon-versions](https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-versions.html), 2026-11-24
//! - [CAPA v2.11.1, which add-ons are deleted](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/addons/plan.go#L83), 2026-11-24

use std::collections::BTreeSet;

use super::{Account, Finding, Lint, Subject};
use crate::model::AddonVersion;

pub const LINT: Lint = Lint {
    id: "malformed-add-on",
    rule: "Every add-on has a name and a version",
    fields: &["manager.cluster.addons", "managed[].cluster.addons"],
    sources: &[
        "https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-versions.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/eks/addons/plan.go#L83",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject.accounts().flat_map(|account| check_account(subject, account)).collect()
}

fn check_account(subject: &Subject, account: &Account) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for addon in account.cluster.addons.iter().flatten() {
        let name = addon.name.trim();
        let message = match subject.addon(addon) {
            // Its default hangs on the release, which is called wrong already.
            Err(_) if addon.version.trim().is_empty() && name == "vpc-cni" => continue,
            Err(message) => message,
            Ok(_) if !seen.insert(name) => format!("The add-on {name} is listed twice"),
            Ok(_) => continue,
        };
        findings.push(Finding::at(account.path("cluster.addons"), message, AddonVersion::HELP));
    }
    findings
}
