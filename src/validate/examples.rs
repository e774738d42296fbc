//! What the lints' examples start from.

use crate::model::{Addon, ClusterInputs, Inputs, ManagedInputs, ManagerInputs};

/// One manager account, two managed ones, nothing wrong with them.
pub fn valid() -> Inputs {
    let account = |name: &str, id: &str, range: &str| ManagedInputs {
        name: name.into(),
        account_id: id.into(),
        cluster: ClusterInputs { vpc_cidr: range.into(), ..ClusterInputs::default() },
        ..ManagedInputs::default()
    };
    Inputs {
        manager: ManagerInputs { account_id: "000000000000".into(), ..ManagerInputs::default() },
        managed: vec![
            account("payments", "111111111111", "10.1.0.0/16"),
            account("retail", "222222222222", "10.2.0.0/16"),
        ],
        ..Inputs::default()
    }
}

/// The same with a change.
pub fn with(change: impl FnOnce(&mut Inputs)) -> Inputs {
    let mut inputs = valid();
    change(&mut inputs);
    inputs
}

/// That many managed accounts instead of the two.
pub fn managed_accounts(count: usize) -> Inputs {
    let account = |number: usize| ManagedInputs {
        name: format!("account-{number}"),
        account_id: format!("{number:012}"),
        ..ManagedInputs::default()
    };
    with(|inputs| inputs.managed = (1..=count).map(account).collect())
}

pub fn addon(name: &str, version: &str) -> Addon {
    Addon { name: name.into(), version: version.into() }
}
