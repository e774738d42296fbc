//! Clusters that all keep CAPA's VPC range, 10.0.0.0/16.
//!
//! ## Why it matters
//! Nothing fails, and for networks that stay apart it is right. But those VPCs can never be peered or joined by a
//! transit gateway, and a range can't be changed later.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: "" }
//! - cluster: { vpcCidr: "" }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/16 }
//! - cluster: { vpcCidr: 10.2.0.0/16 }
//! ```
//! ## What to do
//! Leave it, or give each cluster a range of its own before it is made.
//! ## References
//! - [CAPA v2.11.1, the range by default](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/network/vpc.go#L44), 2026-11-24
//! - [VPC peering guide, basics](https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html), 2026-11-24

use super::shared_vpc_range::{Group, groups};
use super::{Finding, Lint, Subject, shared_vpc_range};
use crate::diagnostic::Severity;

pub const LINT: Lint = Lint {
    id: "default-vpc-range",
    severity: Severity::Hint,
    rule: "Networks that shall be joined have ranges of their own",
    fields: shared_vpc_range::LINT.fields,
    sources: shared_vpc_range::LINT.sources,
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    groups(subject).iter().filter(|group| !group.is_typed()).map(Group::finding).collect()
}
