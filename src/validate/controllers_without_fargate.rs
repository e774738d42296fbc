//! A management cluster on Fargate whose profile leaves out the controllers, cert-manager or the cluster's DNS.
//!
//! ## Why it matters
//! There is no node for their pods, which stay Pending without an error.
//! ## Bad
//! ```yaml
//! manager: { cluster: { flavor: eks-fargate, fargate: [{ namespace: kube-system }] } }
//! ```
//! Also found: `management-cluster-on-fargate`, because it is one.
//! ## Good
//! ```yaml
//! manager:
//!   cluster:
//!     flavor: eks-fargate
//!     fargate: [{ namespace: kube-system }, { namespace: cert-manager }, { namespace: capi-providers }]
//! ```
//! ## What to do
//! Type these namespaces as well, or nothing.
//! ## References
//! - [EKS user guide, Fargate profiles](https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html), 2026-11-25

use super::subject::{DEFAULT_NAMESPACE, or};
use super::{Finding, Lint, Subject};
use crate::diagnostic::Edit;
use crate::model::{DnsLabel, FieldPath, Flavor, field};

pub const LINT: Lint = Lint {
    id: "controllers-without-fargate",
    rule: "The controllers run where the management cluster has Fargate only",
    fields: &["manager.cluster.fargate", "controllers.namespace"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let cluster = subject.manager.cluster;
    if subject.is_published() || cluster.flavor != Flavor::Fargate || cluster.fargate.is_empty() {
        return vec![];
    }
    let controllers = or(&subject.inputs.controllers.namespace, DEFAULT_NAMESPACE);
    let mut needed = vec!["kube-system", "cert-manager"];
    if DnsLabel::parse(controllers).is_ok() && !needed.contains(&controllers) {
        needed.push(controllers);
    }
    needed.retain(|name| !cluster.fargate.iter().any(|selector| selector.namespace.trim() == *name));
    if needed.is_empty() {
        return vec![];
    }
    let path = subject.manager.path("cluster.fargate");
    let missing = needed.join(", ");
    let value = format!("{}\n{}", field::get(subject.inputs, &path), needed.join("\n"));
    vec![
        Finding::at(
            path.clone(),
            format!("No pod of {missing} would run, which the management cluster needs"),
            format!("Type {missing} as well"),
        )
        .and(FieldPath::new("controllers.namespace"))
        .fix_all(format!("Add {missing}"), vec![Edit { field: path, value }]),
    ]
}
