//! A name that two managed accounts share.
//!
//! ## Why it matters
//! The name is that of the identity, the namespace and the folder: the second would overwrite the first.
//! ## Bad
//! ```yaml
//! managed:
//! - name: payments
//! - name: payments
//! ```
//! Also found: `colliding-clusters` and `shared-namespace`, because cluster and namespace take their names from the account.
//! ## Good
//! ```yaml
//! managed:
//! - name: payments
//! - name: payments-test
//! ```
//! ## What to do
//! Give each a name of its own.
//! ## References
//! - [CAPA v2.11.1, AWSClusterRoleIdentity is cluster-scoped](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/awsidentity_types.go), 2026-11-24

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject};
use crate::model::DnsLabel;

pub const LINT: Lint = Lint {
    id: "duplicate-name",
    rule: "Every managed account has a name of its own",
    fields: &["managed[].name"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/awsidentity_types.go",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for (row, account) in subject.managed.iter().enumerate() {
        if DnsLabel::parse(account.name).is_err() {
            continue;
        }
        match first.get(account.name) {
            None => _ = first.insert(account.name, row),
            Some(&earlier) => findings.push(
                Finding::at(
                    account.path("name"),
                    format!("The name {} is also that of account {}", account.name, earlier + 1),
                    "Type a name that no other account has",
                )
                .and(subject.managed[earlier].path("name")),
            ),
        }
    }
    findings
}
