//! ## What it catches
//! A name that two managed accounts share.
//! ## Why it matters
//! The name is that of the identity, the namespace and the folder: the second would overwrite the first.
//! ## Example
//! `managed: [{ name: payments }, { name: payments }]`
//! ## Use instead
//! `managed: [{ name: payments }, { name: payments-test }]`
//! ## References
//! AWSClusterRoleIdentity is cluster-scoped: `api/v1beta2/awsidentity_types.go`, CAPA v2.11.1.

use std::collections::BTreeMap;

use super::{Finding, Lint, Subject, examples};
use crate::model::DnsLabel;

pub const LINT: Lint = Lint {
    id: "duplicate-name",
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/awsidentity_types.go",
    ],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].name = inputs.managed[0].name.clone()),
    good: examples::valid,
    // The cluster and the namespace take their names from the account's.
    brings_others: true,
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
