//! AWSManagedControlPlane: the EKS control plane, its network, add-ons and access.

use super::{CONTROL_PLANE_API, ObjectMeta, Reference};
use crate::model;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSManagedControlPlane {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
    pub spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_config: Option<AccessConfig>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access_entries: Vec<AccessEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addons: Vec<Addon>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iam_authenticator_config: Option<IAMAuthenticatorConfig>,
    /// Absent: the webhook puts the controller identity there, so the cluster is built in the MANAGER account
    /// (`awsmanagedcontrolplane_webhook.go:673-678`, v2.11.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_ref: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    pub region: String,
    /// Only with the feature that lets CAPA add them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub role_additional_policies: Vec<String>,
    /// Absent: CAPA's own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    /// Empty: no key. Absent would mean a key of the name `default`.
    pub ssh_key_name: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Addon {
    #[serde(rename = "conflictResolution")]
    conflict_resolution: &'static str,
    pub name: String,
    pub version: String,
}

impl Addon {
    pub fn new(name: impl Into<String>, version: impl Into<String>) -> Self {
        Self { conflict_resolution: "overwrite", name: name.into(), version: version.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessConfig {
    authentication_mode: &'static str,
}

/// An explicit `username` is a must: without one CAPA deletes and makes the entry again at each reconcile.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessEntry {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    access_policies: Vec<AccessPolicy>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kubernetes_groups: Vec<String>,
    #[serde(rename = "principalARN")]
    principal_arn: String,
    username: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AccessPolicy {
    access_scope: AccessScope,
    #[serde(rename = "policyARN")]
    policy_arn: String,
}

impl AccessPolicy {
    /// For the whole cluster.
    fn of(policy: model::AccessPolicy, partition: model::Partition) -> Self {
        Self { access_scope: AccessScope { r#type: "cluster" }, policy_arn: policy.arn(partition) }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct AccessScope {
    r#type: &'static str,
}

/// Before v2.11: the aws-auth ConfigMap by way of CAPA.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IAMAuthenticatorConfig {
    map_roles: Vec<RoleMapping>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct RoleMapping {
    groups: Vec<&'static str>,
    rolearn: String,
    username: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Network {
    vpc: Vpc,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Vpc {
    cidr_block: String,
}

/// Name of the controllers role inside the management cluster.
const CONTROLLERS_USERNAME: &str = "capa-controllers";

impl AWSManagedControlPlane {
    pub fn new(cluster: &model::Cluster, spec: &model::ClusterSpec, region: &model::Region) -> Self {
        Self {
            api_version: CONTROL_PLANE_API,
            kind: "AWSManagedControlPlane",
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.control_plane_name()),
            spec: Spec {
                access_config: None,
                access_entries: vec![],
                addons: spec.addons.iter().map(|(name, version)| Addon::new(name, version.as_str())).collect(),
                iam_authenticator_config: None,
                identity_ref: None,
                network: spec.vpc_cidr.as_ref().map(|cidr| Network { vpc: Vpc { cidr_block: cidr.as_str().into() } }),
                region: region.as_str().into(),
                role_additional_policies: vec![],
                role_name: None,
                ssh_key_name: spec.ssh_key_name.clone().unwrap_or_default(),
                version: spec.kubernetes_version.as_str().into(),
            },
        }
    }

    /// Makes the controllers role an administrator of the cluster, which CAPA needs there once it manages the cluster
    /// from within (after the pivot its identity is no longer the creator's).
    pub fn admit_controllers(&mut self, role_arn: String, partition: model::Partition, access_entries: bool) {
        if access_entries {
            self.admit(AccessEntry {
                access_policies: vec![AccessPolicy::of(model::AccessPolicy::ClusterAdmin, partition)],
                kubernetes_groups: vec![],
                principal_arn: role_arn,
                username: CONTROLLERS_USERNAME.into(),
            });
        } else {
            self.spec.iam_authenticator_config = Some(IAMAuthenticatorConfig {
                map_roles: vec![RoleMapping {
                    groups: vec!["system:masters"],
                    rolearn: role_arn,
                    username: CONTROLLERS_USERNAME,
                }],
            });
        }
    }

    /// The roles of the control plane and who may enter, as typed: what no flavor has a place for.
    pub fn add_typed(&mut self, spec: &model::ClusterSpec, partition: model::Partition) {
        self.spec.role_additional_policies = spec.control_plane_role_policies.iter().map(ToString::to_string).collect();
        self.spec.role_name = spec.control_plane_role.as_ref().map(ToString::to_string);
        for entry in &spec.access_entries {
            self.admit(AccessEntry {
                access_policies: entry.policy.iter().map(|policy| AccessPolicy::of(*policy, partition)).collect(),
                kubernetes_groups: entry.groups.clone(),
                principal_arn: entry.principal.to_string(),
                username: entry.username.clone(),
            });
        }
    }

    /// The entries count only in a mode that reads them; the ConfigMap goes on working beside them.
    fn admit(&mut self, entry: AccessEntry) {
        self.spec.access_config = Some(AccessConfig { authentication_mode: "api_and_config_map" });
        self.spec.access_entries.push(entry);
    }
}
