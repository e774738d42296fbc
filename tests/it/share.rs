//! What is written can be read back, whatever was typed: the config file and the link, for arbitrary inputs.

use capa_runbook::model::{
    AccessEntryInputs, Addon, BootstrapInputs, ClusterInputs, ControllersInputs, Credentials, Delivery, Edition,
    FargateRole, FargateSelectorInputs, Flavor, IamInputs, IdentityInputs, Inputs, ManagedInputs, ManagerInputs,
    RolesInputs, ScalingInputs,
};
use capa_runbook::share::{config, link};
use capa_runbook::validate::without_credentials;
use proptest::prelude::*;

/// Anything that fits a text field: nothing, something right, something that YAML or a link could trip over, anything.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        2 => "[a-z][a-z0-9-]{0,12}",
        1 => "[0-9]{1,13}",
        1 => prop::sample::select(vec![
            "yes", "~", "null", "1e3", "0x10", "2020-01-01", "- a", "a: b", "a #b", "*a", "&a", "!a", "|", ">", "%41", "none",
            "a=b&c=d", "a,b:c", "é\u{85}\u{2028}", "\u{feff}", " a ", "'", "\"", "\\", "\r\n", "\0", "a\nb\n", "{{x}}", "${x}",
        ]).prop_map(String::from),
        1 => any::<String>(),
    ]
    // Inputs hold so many of them that they would not fit the stack.
    .boxed()
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((text(), text()), 0..4)
}

fn addons() -> impl Strategy<Value = Option<Vec<Addon>>> {
    let addon = |(name, version)| Addon { name, version };
    prop::option::of(pairs().prop_map(move |pairs| pairs.into_iter().map(addon).collect()))
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

prop_compose! {
    fn access_entry()(principal_arn in text(), username in text(), policy in text(), groups in texts()) -> AccessEntryInputs {
        AccessEntryInputs { principal_arn, username, policy, groups }
    }
}

prop_compose! {
    fn fargate_selector()(namespace in text(), labels in pairs()) -> FargateSelectorInputs {
        FargateSelectorInputs { namespace, labels }
    }
}

prop_compose! {
    fn cluster()(
        (name, namespace, kubernetes_version, worker_count) in (text(), text(), text(), text()),
        (instance_type, ssh_key_name, vpc_cidr, addons) in (text(), text(), text(), addons()),
        flavor in prop::sample::select(Flavor::ALL.map(|(_, flavor)| flavor).to_vec()),
        (ami_type, min, max) in (text(), text(), text()),
        (control_plane_role, control_plane_role_policies, node_role, node_role_policies) in (text(), texts(), text(), texts()),
        access_entries in prop::collection::vec(access_entry(), 0..3),
        fargate in prop::collection::vec(fargate_selector(), 0..3),
    ) -> ClusterInputs {
        ClusterInputs {
            name, namespace, kubernetes_version, worker_count, instance_type, ssh_key_name, vpc_cidr, addons, flavor, ami_type,
            scaling: ScalingInputs { min, max },
            control_plane_role, control_plane_role_policies, node_role, node_role_policies, access_entries, fargate,
        }
    }
}

prop_compose! {
    fn identity()(
        (session_name, duration_seconds) in (text(), text()),
        (allowed_namespaces, allowed_namespace_labels) in (texts(), pairs()),
    ) -> IdentityInputs {
        IdentityInputs { session_name, duration_seconds, allowed_namespaces, allowed_namespace_labels }
    }
}

prop_compose! {
    fn roles()(
        (control_plane, nodes) in any::<(bool, bool)>(),
        fargate in prop::sample::select(vec![FargateRole::Auto, FargateRole::Always, FargateRole::Never]),
    ) -> RolesInputs {
        RolesInputs { control_plane, nodes, fargate }
    }
}

prop_compose! {
    fn managed()(
        (name, account_id, region, aws_profile) in (text(), text(), text(), text()),
        cluster in prop_oneof![Just(ClusterInputs::default()), cluster()],
        identity in prop_oneof![Just(IdentityInputs::default()), identity()],
    ) -> ManagedInputs {
        ManagedInputs { name, account_id, region, aws_profile, cluster, identity }
    }
}

prop_compose! {
    pub fn inputs()(
        edition in prop::sample::select(vec![Edition::Corrected, Edition::Published]),
        release in prop_oneof![Just("v2.11.1".to_string()), Just("2.9.3".to_string()), text()],
        (account_id, region, aws_profile, oidc_issuer, cluster) in (text(), text(), text(), text(), cluster()),
        managed in prop::collection::vec(managed(), 0..4),
        (name_suffix, external_id, permissions_boundary, stack_tags) in (text(), text(), text(), pairs()),
        delivery in prop::sample::select(vec![Delivery::PerAccount, Delivery::StackSet]),
        ((eks_role_creation, add_roles), roles) in (any::<(bool, bool)>(), roles()),
        (namespace, concurrency) in (text(), text()),
        credentials in prop::sample::select(vec![Credentials::Irsa, Credentials::PodIdentity]),
        kind_cluster in text(),
        pivot in any::<bool>(),
    ) -> Inputs {
        Inputs {
            edition,
            release,
            manager: ManagerInputs { account_id, region, aws_profile, oidc_issuer, cluster },
            managed,
            iam: IamInputs {
                name_suffix, external_id, permissions_boundary, stack_tags, delivery, eks_role_creation, add_roles, roles,
            },
            controllers: ControllersInputs { namespace, credentials, concurrency },
            bootstrap: BootstrapInputs { kind_cluster, pivot },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_config_file_gives_its_inputs_back(inputs in inputs()) {
        let file = config::write(&inputs);
        prop_assert_eq!(config::read(&file).map_err(|error| format!("{error:?}\n{file}")), Ok(inputs));
    }

    #[test]
    fn a_link_gives_its_inputs_back(inputs in inputs()) {
        let fragment = link::encode(&inputs);
        prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#'), "{}", fragment);
        let opened = link::decode(&fragment).map_err(|error| TestCaseError::fail(format!("{error}\n{fragment}")))?;
        // A release that there never was becomes the nearest, and a warning says so.
        let release = match opened.warnings.is_empty() {
            true => inputs.release.clone(),
            false => opened.inputs.release.clone(),
        };
        prop_assert_eq!(opened.inputs, without_credentials(&Inputs { release, ..inputs }));
    }

    #[test]
    fn no_link_and_no_file_makes_them_panic(text in any::<String>(), cut in any::<prop::sample::Index>(), inputs in inputs()) {
        _ = (link::decode(&text), config::read(&text), link::decode(&format!("v=1&{text}")));
        let fragment = link::encode(&inputs);
        _ = link::decode(&fragment[..cut.index(fragment.len())]);
        let file = config::write(&inputs);
        let end = file.floor_char_boundary(cut.index(file.len()));
        _ = config::read(&file[..end]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn a_long_list_of_accounts_gives_itself_back(rows in prop::collection::vec(managed(), 51..70)) {
        let inputs = Inputs { managed: rows, ..Inputs::default() };
        let fragment = link::encode(&inputs);
        prop_assert!(fragment.contains("&packed="));
        prop_assert_eq!(link::decode(&fragment).map(|opened| opened.inputs), Ok(without_credentials(&inputs)));
    }
}
