//! A VPC range that AWS does not take: not IPv4, larger than /16, smaller than /28, or not at its first address.
//!
//! ## Why it matters
//! The VPC is the first thing that CAPA makes; without it the cluster never begins.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.2.3/16 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/16 }
//! ```
//! ## What to do
//! Type an IPv4 range from /16 to /28 by its first address.
//! ## References
//! - [VPC user guide, VPC CIDR blocks](https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::Cidr;

pub const LINT: Lint = Lint {
    id: "malformed-vpc-range",
    rule: "Every VPC range is one that AWS takes",
    fields: &["manager.cluster.vpcCidr", "managed[].cluster.vpcCidr"],
    sources: &["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.vpc_cidr.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = Cidr::parse(&account.cluster.vpc_cidr).err()?;
            Some(Finding::at(account.path("cluster.vpcCidr"), message, Cidr::HELP)
                .fix(Cidr::repair(&account.cluster.vpc_cidr).map(|range| range.to_string())))
        })
        .collect()
}
