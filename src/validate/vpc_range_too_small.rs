//! A VPC range that is too small for the subnets that CAPA makes of it.
//!
//! ## Why it matters
//! CAPA makes a private and a public subnet in each of three zones, the public ones a sixteenth of the range each. AWS takes
//! no subnet smaller than /28, so the VPC is made and the subnets are refused.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/25 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/24 }
//! ```
//! ## What to do
//! Type a range of /24 at least.
//! ## References
//! - [CAPA v2.11.1, how a range is split](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/network/subnets.go#L327), 2026-11-25
//! - [VPC user guide, subnet sizing](https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::Cidr;

pub const LINT: Lint = Lint {
    id: "vpc-range-too-small",
    rule: "Every VPC range has room for the subnets of its cluster",
    fields: &["managed[].cluster.vpcCidr", "manager.cluster.vpcCidr"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/network/subnets.go#L327",
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    ],
    check,
    ..Lint::ERROR
};

/// Addresses of the smallest subnet that AWS takes, a /28.
const SUBNET: u32 = 16;
/// Which part of the range a public subnet is, where a region has three zones or more.
const PARTS: u32 = 16;
/// Of the one region in which new accounts see two zones only.
const REGION_OF_TWO_ZONES: &str = "us-west-1";
const PARTS_OF_TWO_ZONES: u32 = 8;

fn check(subject: &Subject) -> Vec<Finding> {
    if subject.is_published() {
        return vec![];
    }
    subject
        .accounts()
        .filter_map(|account| {
            let (first, last) = Cidr::parse(&account.cluster.vpc_cidr).ok()?.bounds();
            let parts = if account.region == REGION_OF_TWO_ZONES { PARTS_OF_TWO_ZONES } else { PARTS };
            (last - first + 1 < parts * SUBNET).then(|| {
                Finding::at(
                    account.path("cluster.vpcCidr"),
                    "This range is too small for two subnets in each of its zones",
                    "Type a range of /24 at least, for example 10.1.0.0/16",
                )
            })
        })
        .collect()
}
