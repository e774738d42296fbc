//! Something that is typed for a cluster and that its flavor has no use for.
//!
//! ## Why it matters
//! Nothing fails, and nothing comes of it. An SSH key is for the nodes of an auto scaling group only: managed node groups
//! get none, and there is no bastion.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-fargate, instanceType: m5.large, workerCount: 5 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { instanceType: m5.large, workerCount: 5 }
//! ```
//! ## What to do
//! Clear the fields, or take the flavor that they were meant for.
//! ## References
//! - [CAPA v2.11.1, templates of the flavors](https://github.com/kubernetes-sigs/cluster-api-provider-aws/tree/v2.11.1/templates), 2026-11-25

use super::{Account, Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{ClusterInputs, Flavor, field};

pub const LINT: Lint = Lint {
    id: "ignored-by-flavor",
    severity: Severity::Warning,
    rule: "The flavor of every cluster has a use for what is typed",
    fields: &[
        "managed[].cluster.flavor",
        "manager.cluster.flavor",
        "managed[].cluster.workerCount",
        "manager.cluster.workerCount",
        "managed[].cluster.instanceType",
        "manager.cluster.instanceType",
        "managed[].cluster.scaling.min",
        "manager.cluster.scaling.min",
        "managed[].cluster.amiType",
        "manager.cluster.amiType",
        "managed[].cluster.nodeRolePolicies",
        "manager.cluster.nodeRolePolicies",
        "managed[].cluster.sshKeyName",
        "manager.cluster.sshKeyName",
        "managed[].cluster.fargate",
        "manager.cluster.fargate",
    ],
    sources: &["https://github.com/kubernetes-sigs/cluster-api-provider-aws/tree/v2.11.1/templates"],
    check,
    ..Lint::ERROR
};

/// A field, whether something is typed there, and which flavors have a use for it.
type Row = (&'static str, fn(&ClusterInputs) -> bool, fn(Flavor) -> bool);

fn has_nodes(flavor: Flavor) -> bool {
    flavor != Flavor::Fargate
}

const ROWS: [Row; 7] = [
    ("cluster.workerCount", |cluster| is_typed(&cluster.worker_count), has_nodes),
    ("cluster.instanceType", |cluster| is_typed(&cluster.instance_type), has_nodes),
    ("cluster.scaling.min", |cluster| is_typed(&cluster.scaling.min), has_nodes),
    ("cluster.amiType", |cluster| is_typed(&cluster.ami_type), Flavor::has_node_group),
    ("cluster.nodeRolePolicies", |cluster| !cluster.node_role_policies.is_empty(), Flavor::has_node_group),
    ("cluster.sshKeyName", |cluster| is_typed(&cluster.ssh_key_name), |flavor| flavor == Flavor::MachinePool),
    ("cluster.fargate", |cluster| !cluster.fargate.is_empty(), |flavor| flavor == Flavor::Fargate),
];

fn is_typed(text: &str) -> bool {
    !text.trim().is_empty()
}

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    subject.accounts().filter_map(check_account).collect()
}

fn check_account(account: &Account) -> Option<Finding> {
    let flavor = account.cluster.flavor;
    let ignored = ROWS.iter().filter(|(_, is_typed, has_use)| is_typed(account.cluster) && !has_use(flavor));
    let paths: Vec<_> = ignored.map(|(field, ..)| account.path(field)).collect();
    if paths.is_empty() {
        return None;
    }
    let labels: Vec<&str> = paths.iter().filter_map(|path| Some(field::find(path)?.0.label)).collect();
    let message = format!("Flavor {} has no use for what is typed here: {}", flavor.id(), labels.join(", "));
    let mut paths = paths.into_iter();
    let first = Finding::at(paths.next()?, message, "Clear it, or choose the flavor that it was meant for");
    Some(paths.fold(first, Finding::and).and(account.path("cluster.flavor")))
}
