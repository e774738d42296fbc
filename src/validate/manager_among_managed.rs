//! ## What it catches
//! The manager account in the list of managed accounts.
//! ## Why it matters
//! Both stacks have the same name and the same roles, so the managed account's would replace the manager's, and with it
//! the permission to assume the other roles.
//! ## Example
//! `manager: { accountId: "000000000000" }` with `managed: [{ accountId: "000000000000" }]`
//! ## Use instead
//! A cluster in the manager account needs no role identity: it takes the controller identity.
//! ## References
//! `cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go:33`, CAPA v2.11.1.

use super::{Finding, Lint, Subject, examples};
use crate::model::AccountId;

pub const LINT: Lint = Lint {
    id: "manager-among-managed",
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go#L33",
    ],
    check,
    bad: || examples::with(|inputs| inputs.managed[1].account_id = inputs.manager.account_id.clone()),
    good: examples::valid,
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
