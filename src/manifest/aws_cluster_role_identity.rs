//! AWSClusterRoleIdentity: the role of a managed account that the controllers assume for the clusters that name it.

use super::{
    AllowedNamespaces, LabelSelector, ObjectMeta, Reference, aws_cluster_controller_identity, infrastructure_api,
    labels,
};
use crate::model;
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
