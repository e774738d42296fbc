//! Inputs that many tests start from.

use capa_runbook::model::{Inputs, ManagedInputs};

pub fn one_account() -> Inputs {
    let mut inputs = Inputs::default();
    inputs.manager.account_id = "000000000000".into();
    inputs.managed[0].account_id = "111111111111".into();
    inputs
}

pub fn three_accounts() -> Inputs {
    let account = |name: &str, id: &str, region: &str| ManagedInputs {
        name: name.into(),
        account_id: id.into(),
        region: region.into(),
        aws_profile: format!("{name}-admin"),
        ..ManagedInputs::default()
    };
    let mut inputs = one_account();
    inputs.manager.aws_profile = "capa-manager".into();
    inputs.managed = vec![
        account("payments", "111111111111", ""),
        account("data-platform", "222222222222", "us-east-1"),
        account("retail", "333333333333", ""),
    ];
    inputs
}

/// The text in each free-text field, one inputs a field.
pub fn field_texts(text: &str) -> Vec<Inputs> {
    let set: [fn(&mut Inputs, String); 14] = [
        |inputs, text| inputs.manager.aws_profile = text,
        |inputs, text| inputs.manager.oidc_issuer = text,
        |inputs, text| inputs.manager.region = text,
        |inputs, text| inputs.manager.cluster.name = text,
        |inputs, text| inputs.manager.cluster.namespace = text,
        |inputs, text| inputs.manager.cluster.ssh_key_name = text,
        |inputs, text| inputs.manager.cluster.instance_type = text,
        |inputs, text| inputs.managed[0].name = text,
        |inputs, text| inputs.managed[0].aws_profile = text,
        |inputs, text| inputs.managed[0].cluster.namespace = text,
        |inputs, text| inputs.iam.external_id = text,
        |inputs, text| inputs.iam.name_suffix = text,
        |inputs, text| inputs.controllers.namespace = text,
        |inputs, text| inputs.bootstrap.kind_cluster = text,
    ];
    set.iter()
        .map(|set| {
            let mut inputs = one_account();
            set(&mut inputs, text.to_owned());
            inputs
        })
        .collect()
}
