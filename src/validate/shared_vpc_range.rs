//! Clusters whose VPC ranges overlap, where somebody typed one of them.
//!
//! ## Why it matters
//! Nothing fails, but those VPCs can never be peered or joined by a transit gateway, and a range can't be changed
//! later.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/16 }
//! - cluster: { vpcCidr: 10.1.128.0/20 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { vpcCidr: 10.1.0.0/16 }
//! - cluster: { vpcCidr: 10.2.0.0/16 }
//! ```
//! ## What to do
//! Give each cluster a range of its own before it is made, if their networks shall ever be joined.
//! ## References
//! - [CAPA v2.11.1, the range by default](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/network/vpc.go#L44), 2026-11-24
//! - [VPC peering guide, basics](https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html), 2026-11-24

use super::{Account, Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::Cidr;

pub const LINT: Lint = Lint {
    id: "shared-vpc-range",
    severity: Severity::Warning,
    rule: "Every cluster has a VPC range of its own",
    fields: &["managed[].cluster.vpcCidr", "manager.cluster.vpcCidr"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/network/vpc.go#L44",
        "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    groups(subject).iter().filter(|group| group.is_typed()).map(Group::finding).collect()
}

/// CAPA's own: `pkg/cloud/services/network/vpc.go:44`, v2.11.1.
const DEFAULT: &str = "10.0.0.0/16";

/// Clusters whose ranges overlap, two at least.
pub(super) struct Group<'a> {
    /// In the order typed, the manager first.
    accounts: Vec<&'a Account<'a>>,
    widest: Cidr,
    same: bool,
}

impl Group<'_> {
    /// Whether somebody typed one of the ranges.
    pub(super) fn is_typed(&self) -> bool {
        self.accounts.iter().any(|account| !account.cluster.vpc_cidr.trim().is_empty())
    }
    /// What to say of them, at the field of the first.
    pub(super) fn finding(&self) -> Finding {
        let (count, widest) = (self.accounts.len(), &self.widest);
        let message = match self.same {
            true => format!("{count} clusters share the VPC range {widest}"),
            false => format!("The VPC ranges of {count} clusters overlap within {widest}"),
        };
        let help = "Type a range of its own for each cluster if their networks shall ever be joined";
        let mut paths = self.accounts.iter().map(|account| account.path("cluster.vpcCidr"));
        let first = paths.next().expect("a group has two at least");
        paths.fold(Finding::at(first, message, help), Finding::and)
    }
}

/// All of them, by their ranges; a range that is typed wrong is in none.
pub(super) fn groups<'a>(subject: &'a Subject<'a>) -> Vec<Group<'a>> {
    let accounts: Vec<&Account> = subject.accounts().collect();
    let mut ranges: Vec<(u32, u32, usize, Cidr)> = Vec::new();
    for (index, account) in accounts.iter().enumerate() {
        let typed = account.cluster.vpc_cidr.trim();
        if let Ok(range) = Cidr::parse(if typed.is_empty() { DEFAULT } else { typed }) {
            let (first, last) = range.bounds();
            ranges.push((first, last, index, range));
        }
    }
    ranges.sort_by_key(|(first, last, index, _)| (*first, std::cmp::Reverse(*last), *index));
    let mut groups = Vec::new();
    let mut rest = ranges.as_slice();
    // A range that begins within the one before it overlaps it; the widest of such a group comes first.
    while let Some((_, last, _, widest)) = rest.first() {
        let mut end = *last;
        let size = rest.iter().take_while(|(first, last, ..)| *first <= end && { end = end.max(*last); true }).count();
        let (group, after) = rest.split_at(size);
        rest = after;
        if size > 1 {
            let mut rows: Vec<usize> = group.iter().map(|(_, _, index, _)| *index).collect();
            rows.sort_unstable();
            groups.push(Group {
                accounts: rows.into_iter().map(|index| accounts[index]).collect(),
                widest: widest.clone(),
                same: group.iter().all(|(_, _, _, range)| range == widest),
            });
        }
    }
    groups
}
