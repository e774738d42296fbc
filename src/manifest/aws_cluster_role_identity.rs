//! AWSClusterRoleIdentity: the role of a managed account that the controllers assume for the clusters that name it.

use super::{AllowedNamespaces, ObjectMeta, Reference, aws_cluster_controller_identity, infrastructure_api};
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

    /// For the clusters of one namespace.
    pub fn new(api: &str, name: &str, role_arn: String, namespace: &str, external_id: Option<String>) -> Self {
        let mut identity = Self::bare(api, name, role_arn);
        identity.spec.allowed_namespaces.list = vec![namespace.to_owned()];
        identity.spec.duration_seconds = Some(3600);
        identity.spec.external_id = external_id;
        identity.spec.session_name = Some(session_name(name));
        identity
    }
}
