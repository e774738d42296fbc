//! Inputs of any size.

use capa_runbook::model::{Inputs, ManagedInputs};

/// A manager and this many managed accounts, with nothing wrong.
pub fn inputs(accounts: usize) -> Inputs {
    let mut inputs = Inputs::default();
    inputs.manager.account_id = "000000000000".into();
    inputs.managed = (1..=accounts)
        .map(|number| ManagedInputs {
            name: format!("account-{number}"),
            account_id: format!("{number:012}"),
            ..ManagedInputs::default()
        })
        .collect();
    inputs
}
