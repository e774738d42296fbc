//! The manager account in the list of managed accounts.
//!
//! ## Why it matters
//! Both stacks have the same name and the same roles, so the managed account's would replace the manager's, and with it
//! the permission to assume the other roles.
//! ## Bad
//! ```yaml
//! managed:
//! - accountId: "000000000000"
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - accountId: "111111111111"
//! ```
//! ## What to do
//! Remove the row. A cluster in the manager account needs no role identity: it takes the controller identity.
//! ## References
//! - [CAPA v2.11.1, the name of the stack](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go#L33), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::AccountId;

pub const LINT: Lint = Lint {
    id: "manager-among-managed",
    rule: "The manager is not one of the managed accounts",
    fields: &["managed[].accountId", "manager.accountId"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go#L33",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Ok(manager) = AccountId::parse(subject.manager.id) else { return vec![] };
    let same = subject.managed.iter().filter(|account| account.id == manager.as_str());
    same.map(|account| {
        Finding::at(
            account.path("accountId"),
            format!("Account {manager} is the manager's own"),
            "Type another account id, or remove the row",
        )
        .and(subject.manager.path("accountId"))
    })
    .collect()
}
