//! ## What it catches
//! An instance type without a family or a size.
//! ## Why it matters
//! EC2 refuses it when the node group is made, long after the manifest was applied.
//! ## Example
//! `instanceType: large`
//! ## Use instead
//! `instanceType: m5.large`
//! ## References
//! EC2 user guide, instance types.

use super::{Finding, Lint, Subject, examples};
use crate::model::InstanceType;

pub const LINT: Lint = Lint {
    id: "malformed-instance-type",
    sources: &["https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].cluster.instance_type = "large".into()),
    good: || examples::with(|inputs| inputs.managed[0].cluster.instance_type = "m5.large".into()),
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
