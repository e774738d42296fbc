//! Inputs for the unit tests of this module.

use crate::model::{ClusterInputs, Inputs, ManagedInputs, ManagerInputs};

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
