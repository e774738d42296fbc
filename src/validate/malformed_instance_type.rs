//! An instance type without a family or a size.
//!
//! ## Why it matters
//! EC2 refuses it when the node group is made, long after the manifest was applied.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { instanceType: large }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { instanceType: m5.large }
//! ```
//! ## What to do
//! Type family and size with a dot between them.
//! ## References
//! - [EC2, names of instance types](https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::InstanceType;

pub const LINT: Lint = Lint {
    id: "malformed-instance-type",
    rule: "Every instance type has a family and a size",
    fields: &["manager.cluster.instanceType", "managed[].cluster.instanceType"],
    sources: &["https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.instance_type.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = InstanceType::parse(&account.cluster.instance_type).err()?;
            Some(Finding::at(account.path("cluster.instanceType"), message, InstanceType::HELP))
        })
        .collect()
}
