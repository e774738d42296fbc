//! What the manifests say, as another YAML reader understands them: every value is the text that was typed, even where
//! an older reader would see a number, a boolean or a date.

use crate::support::{one_account, three_accounts};
use crate::yaml;
use capa_runbook::model::{Addon, Credentials, Inputs, Part};
use capa_runbook::{outline, render};
use proptest::prelude::*;

#[track_caller]
fn text(inputs: &Inputs, path: &str) -> String {
    match render::text(&outline(inputs), path) {
        Some(Part::Ready(text)) => text,
        other => panic!("{path}: {other:?}"),
    }
}

/// The value at an address, `AWSIAMConfiguration/spec/...`.
#[track_caller]
fn at(text: &str, address: &str) -> String {
    let leaves = yaml::leaves(text);
    leaves.get(address).cloned().unwrap_or_else(|| panic!("no {address} in\n{text}"))
}

fn string(value: &str) -> String {
    format!("String({value:?})")
}

const MANAGER_IAM: &str = "manager/bootstrap-manager-account.yaml";
const MANAGED_IAM: &str = "managed/managed-account/bootstrap-managed-account.yaml";
const IDENTITY: &str = "managed/managed-account/cluster-role-identity.yaml";
const MANAGED_CLUSTER: &str = "managed/managed-account/managed-cluster.yaml";
const MANAGER_CLUSTER: &str = "manager/manager-cluster.yaml";

#[test]
fn a_leading_zero_of_an_account_id_is_kept_everywhere() {
    let mut inputs = one_account();
    inputs.manager.account_id = "000000000042".into();
    inputs.managed[0].account_id = "012345678901".into();
    let role = "role/controllers.cluster-api-provider-aws.sigs.k8s.io";
    let controllers = "AWSIAMConfiguration/spec/clusterAPIControllers";
    assert_eq!(
        at(&text(&inputs, MANAGER_IAM), &format!("{controllers}/extraStatements/0/Resource/0")),
        string(&format!("arn:aws:iam::012345678901:{role}"))
    );
    assert_eq!(
        at(&text(&inputs, MANAGED_IAM), &format!("{controllers}/trustStatements/0/Principal/AWS/0")),
        string(&format!("arn:aws:iam::000000000042:{role}"))
    );
    assert_eq!(
        at(&text(&inputs, IDENTITY), "AWSClusterRoleIdentity/spec/roleARN"),
        string(&format!("arn:aws:iam::012345678901:{role}"))
    );
    let config = yaml::documents(&text(&inputs, "capa-runbook.yaml"));
    assert_eq!(config[0]["manager"]["accountId"].as_str(), Some("000000000042"));
    assert_eq!(config[0]["managed"][0]["accountId"].as_str(), Some("012345678901"));
}

#[test]
fn names_that_look_like_something_else_stay_names() {
    for name in ["yes", "on", "no", "null", "true", "1e3", "012", "0x10", "2020-01-01"] {
        let mut inputs = one_account();
        inputs.managed[0].name = name.into();
        let path = |file: &str| format!("managed/{name}/{file}");
        let namespace = text(&inputs, &path("namespace.yaml"));
        assert_eq!(at(&namespace, "Namespace/metadata/name"), string(name));
        assert_eq!(at(&namespace, "Namespace/metadata/labels/capa-runbook~1tenant"), string("true"));
        let identity = text(&inputs, &path("cluster-role-identity.yaml"));
        assert_eq!(at(&identity, "AWSClusterRoleIdentity/metadata/name"), string(name));
        assert_eq!(at(&identity, "AWSClusterRoleIdentity/spec/allowedNamespaces/list/0"), string(name));
        let cluster = text(&inputs, &path("managed-cluster.yaml"));
        assert_eq!(at(&cluster, "AWSManagedControlPlane/spec/identityRef/name"), string(name));
        assert_eq!(at(&cluster, "Cluster/metadata/name"), string(name));
    }
}

#[test]
fn the_external_id_stands_in_the_trust_and_in_the_identity() {
    let mut inputs = one_account();
    inputs.iam.external_id = "capa-prod-1234".into();
    let trust =
        "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Condition/StringEquals/sts:ExternalId";
    assert_eq!(at(&text(&inputs, MANAGED_IAM), trust), string("capa-prod-1234"));
    assert_eq!(at(&text(&inputs, IDENTITY), "AWSClusterRoleIdentity/spec/externalID"), string("capa-prod-1234"));
}

#[test]
fn every_access_entry_has_a_username_and_stands_there_only_for_the_pivot() {
    let inputs = one_account();
    let cluster = text(&inputs, MANAGER_CLUSTER);
    assert_eq!(at(&cluster, "AWSManagedControlPlane/spec/accessEntries/0/username"), string("capa-controllers"));
    let mut staying = inputs.clone();
    staying.bootstrap.pivot = false;
    assert!(!text(&staying, MANAGER_CLUSTER).contains("accessEntries"));
    let mut older = inputs;
    older.release = "v2.10.0".into();
    let cluster = text(&older, MANAGER_CLUSTER);
    assert_eq!(
        at(&cluster, "AWSManagedControlPlane/spec/iamAuthenticatorConfig/mapRoles/0/groups/0"),
        string("system:masters")
    );
    assert!(!cluster.contains("accessEntries"));
}

#[test]
fn pod_identity_brings_its_agent_once_and_tags_sessions() {
    let mut inputs = one_account();
    inputs.controllers.credentials = Credentials::PodIdentity;
    let agents = |inputs: &Inputs| text(inputs, MANAGER_CLUSTER).matches("name: eks-pod-identity-agent").count();
    assert_eq!(agents(&inputs), 1);
    inputs.manager.cluster.addons =
        Some(vec![Addon { name: "eks-pod-identity-agent".into(), version: "v1.3.4-eksbuild.1".into() }]);
    assert_eq!(agents(&inputs), 1);
    for file in [MANAGER_IAM, MANAGED_IAM] {
        assert!(text(&inputs, file).contains("sts:TagSession"), "{file}");
    }
    let trust = "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Principal/Service/0";
    assert_eq!(at(&text(&inputs, MANAGER_IAM), trust), string("pods.eks.amazonaws.com"));
}

#[test]
fn more_accounts_than_the_inline_policy_holds_become_one_pattern() {
    let resources = |count: usize| {
        let mut inputs = three_accounts();
        let one = inputs.managed[0].clone();
        inputs.managed = (0..count)
            .map(|index| {
                let mut account = one.clone();
                account.name = format!("account-{index}");
                account.account_id = format!("{:012}", 500_000 + index);
                account
            })
            .collect();
        let leaves = yaml::leaves(&text(&inputs, MANAGER_IAM));
        let statement = "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/0/Resource/";
        let found: Vec<String> =
            leaves.into_iter().filter(|(address, _)| address.starts_with(statement)).map(|(_, arn)| arn).collect();
        found
    };
    // 123 ARNs of 79 characters are what AWS's 10,240 take: the real limit was counted, not estimated.
    let all = resources(123);
    assert_eq!(all.len(), 123);
    let arns: usize = all.iter().map(|arn| arn.len() - "String(\"\")".len() + 3).sum();
    assert!(98 + arns <= 10_240);
    assert_eq!(resources(124), [string("arn:aws:iam::*:role/controllers.cluster-api-provider-aws.sigs.k8s.io")]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Values that validation lets through come out as they went in, but for blanks at the ends.
    #[test]
    fn typed_texts_are_read_back(external in "[A-Za-z0-9+=,.@:/_-]{2,20}", tag in "[A-Za-z0-9 +=._:/@-]{0,12}", instance in "[a-z0-9]{2,6}\\.[a-z0-9]{2,8}") {
        // The other reader takes `++0` and `+-0` for 0, which no YAML does.
        let two_signs = |text: &str| text.trim().starts_with("++") || text.trim().starts_with("+-");
        prop_assume!(!two_signs(&external) && !two_signs(&tag));
        let mut inputs = one_account();
        inputs.iam.external_id = external.clone();
        inputs.iam.stack_tags = vec![("k".into(), tag.clone())];
        inputs.managed[0].cluster.instance_type = instance.clone();
        let outline = outline(&inputs);
        let read = |path: &str| render::text(&outline, path).and_then(|part| part.into_result().ok());
        if let Some(identity) = read(IDENTITY) {
            prop_assert_eq!(at(&identity, "AWSClusterRoleIdentity/spec/externalID"), string(&external));
        }
        if let Some(config) = read(MANAGED_IAM) {
            prop_assert_eq!(at(&config, "AWSIAMConfiguration/spec/stackTags/k"), string(tag.trim()));
        }
        if let Some(cluster) = read(MANAGED_CLUSTER) {
            prop_assert_eq!(at(&cluster, "AWSManagedMachinePool/spec/instanceType"), string(&instance));
        }
    }
}
