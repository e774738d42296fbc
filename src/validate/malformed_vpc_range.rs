//! ## What it catches
//! A VPC range that AWS does not take: not IPv4, larger than /16, smaller than /28, or not at its first address.
//! ## Why it matters
//! The VPC is the first thing that CAPA makes; without it the cluster never begins.
//! ## Example
//! `vpcCidr: 10.1.2.3/16`
//! ## Use instead
//! `vpcCidr: 10.1.0.0/16`
//! ## References
//! VPC user guide, VPC CIDR blocks.

use super::{Finding, Lint, Subject, examples};
use crate::model::Cidr;

pub const LINT: Lint = Lint {
    id: "malformed-vpc-range",
    sources: &["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].cluster.vpc_cidr = "10.1.2.3/16".into()),
    good: || examples::with(|inputs| inputs.managed[0].cluster.vpc_cidr = "10.1.0.0/16".into()),
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
