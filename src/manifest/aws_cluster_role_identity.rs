//! AWSClusterRoleIdentity: the role of a managed account that the controllers assume for the clusters that name it.

use super::{
    AllowedNamespaces, LabelSelector, ObjectMeta, Reference, aws_cluster_controller_identity, infrastructure_api,
    labels,
};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSClusterRoleIdentity {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    pub spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    pub allowed_namespaces: AllowedNamespaces,
    /// Seconds. AWS caps a chained role at 3600; absent means 900.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<u16>,
    #[serde(rename = "externalID", skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(rename = "roleARN")]
    pub role_arn: String,
    /// What CloudTrail shows in the managed account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_name: Option<String>,
    pub source_identity_ref: Reference,
}

/// STS: 2 to 64 characters.
const SESSION_NAME_MAX: usize = 64;

/// `capa-<account name>`, cut to what STS takes.
pub fn session_name(account_name: &str) -> String {
    format!("capa-{account_name}").chars().take(SESSION_NAME_MAX).collect()
}

impl AWSClusterRoleIdentity {
    /// Open to every namespace and with nothing optional, as the guide has it.
    pub fn bare(api: &str, name: &str, role_arn: String) -> Self {
        Self {
            api_version: infrastructure_api(api),
            kind: "AWSClusterRoleIdentity",
            metadata: ObjectMeta::cluster_scoped(name),
            spec: Spec {
                allowed_namespaces: AllowedNamespaces::default(),
                duration_seconds: None,
                external_id: None,
                role_arn,
                session_name: None,
                source_identity_ref: Reference {
                    api_version: None,
                    kind: "AWSClusterControllerIdentity",
                    name: aws_cluster_controller_identity::NAME.into(),
                },
            },
        }
    }

    /// For the clusters of the tenant's namespace, or of those that are typed.
    pub fn new(api: &str, tenant: &model::Tenant, role_arn: String, external_id: Option<String>) -> Self {
        let model::Identity { session_name: typed, duration_seconds, allowed_namespaces, allowed_namespace_labels } =
            &tenant.identity;
        let own = (allowed_namespaces.is_empty() && allowed_namespace_labels.is_empty()).then_some(&tenant.namespace);
        let mut identity = Self::bare(api, tenant.name.as_str(), role_arn);
        identity.spec.allowed_namespaces = AllowedNamespaces {
            list: own.into_iter().chain(allowed_namespaces).map(ToString::to_string).collect(),
            selector: (!allowed_namespace_labels.is_empty())
                .then(|| LabelSelector { match_labels: labels(allowed_namespace_labels) }),
        };
        identity.spec.duration_seconds = Some(*duration_seconds);
        identity.spec.external_id = external_id;
        identity.spec.session_name =
            Some(typed.as_ref().map_or_else(|| session_name(tenant.name.as_str()), ToString::to_string));
        identity
    }
}

const TYPES: Source = capa_file!("api/v1beta2/awsidentity_types.go");
const SESSION: Source = capa_file!("pkg/cloud/scope/session.go");
const WEBHOOK: Source = capa_file!("webhooks/awsclusterroleidentity_webhook.go");
pub const CHAINING: Source = Source {
    title: "AWS IAM, roles: terms and concepts, role chaining",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html",
    read: "2026-11-24",
};
const CHAIN_EXPIRES: Source = Source {
    title: "cluster-api-provider-aws issue 6066",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/6066",
    read: "2026-11-24",
};

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The `identityRef` of a cluster names it; no namespace is part of it.", &TYPES),
    explain("spec", "Which role the controllers become, and for whose clusters.", &TYPES),
    explain(
        "spec/allowedNamespaces",
        "Namespaces whose clusters may be made in this account; empty is every one.",
        &SESSION,
    ),
    explain("spec/allowedNamespaces/list", "By their names.", &TYPES),
    explain("spec/allowedNamespaces/selector", "By their labels, beside those that are named.", &SESSION),
    explain("spec/allowedNamespaces/selector/matchLabels", "A namespace needs all of them.", &TYPES),
    explain("spec/allowedNamespaces/selector/matchLabels/*", "A label that was typed among the inputs.", &TYPES),
    explain("spec/durationSeconds", "AWS gives no more than an hour to a role that is assumed from a role.", &CHAINING),
    explain(
        "spec/externalID",
        "Has to be the one in the role's trust, or AWS refuses and only the log says so.",
        &SESSION,
    ),
    explain("spec/roleARN", "The controllers role of the managed account: its clusters are made there.", &TYPES),
    explain("spec/sessionName", "Shows in the account's CloudTrail beside every call of CAPA.", &TYPES),
    explain("spec/sourceIdentityRef", "Whose credentials assume the role; the webhook wants it said.", &WEBHOOK),
    explain(
        "spec/sourceIdentityRef/kind",
        "The controllers themselves, one hop: credentials of a longer chain are never renewed.",
        &CHAIN_EXPIRES,
    ),
    explain("spec/sourceIdentityRef/name", "There is only this one.", &WEBHOOK),
];
