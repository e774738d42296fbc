//! AWSManagedControlPlane: the EKS control plane, its network, add-ons and access.

use super::{CONTROL_PLANE_API, ObjectMeta, Reference};
use crate::model::{self, Explanation, Source, capa_file, explain};
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

const TYPES: Source = capa_file!("controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go");
const PARTS: Source = capa_file!("controlplane/eks/api/v1beta2/types.go");
const WEBHOOK: Source = capa_file!("controlplane/eks/webhooks/awsmanagedcontrolplane_webhook.go");
const ADDONS: Source = capa_file!("pkg/eks/addons/plan.go");
const NAMES: Source = capa_file!("pkg/eks/eks.go");
const ENTRIES: Source = capa_file!("pkg/cloud/services/eks/accessentry.go");
const VPC: Source = capa_file!("pkg/cloud/services/network/vpc.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "Names the EKS cluster too: the namespace, an underscore and this.", &NAMES),
    explain("spec", "The EKS control plane: its version, network and add-ons, and who may enter.", &TYPES),
    explain("spec/accessConfig", "How EKS finds out who may enter the cluster.", &TYPES),
    explain(
        "spec/accessConfig/authenticationMode",
        "Lets access entries count, while the ConfigMap `aws-auth` goes on working beside them.",
        &TYPES,
    ),
    explain("spec/accessEntries", "Principals of IAM that may enter; whoever made the cluster needs no entry.", &TYPES),
    explain("spec/accessEntries/accessPolicies", "What the principal may do inside, in policies of EKS.", &TYPES),
    explain("spec/accessEntries/accessPolicies/accessScope", "How much of the cluster the policy is about.", &TYPES),
    explain("spec/accessEntries/accessPolicies/accessScope/type", "All of it, and not some namespaces.", &TYPES),
    explain(
        "spec/accessEntries/accessPolicies/policyARN",
        "A policy that EKS itself keeps, which is why no account stands in it.",
        &TYPES,
    ),
    explain("spec/accessEntries/kubernetesGroups", "Groups that role bindings in the cluster give rights to.", &TYPES),
    explain("spec/accessEntries/principalARN", "The role or user of IAM that is let in.", &TYPES),
    explain(
        "spec/accessEntries/username",
        "Never left out: without it CAPA deletes the entry and makes it anew at each reconcile.",
        &ENTRIES,
    ),
    explain(
        "spec/addons",
        "Software that EKS installs; CAPA takes every managed add-on away that is not in this list.",
        &ADDONS,
    ),
    explain("spec/addons/conflictResolution", "What was changed by hand in the cluster is written over.", &PARTS),
    explain("spec/addons/name", "As EKS calls it; `aws eks describe-addon-versions` lists them all.", &PARTS),
    explain(
        "spec/addons/version",
        "One that EKS offers for the cluster's Kubernetes version, or it is refused.",
        &PARTS,
    ),
    explain(
        "spec/iamAuthenticatorConfig",
        "Entries of the ConfigMap `aws-auth`, by which releases without access entries let roles in.",
        &PARTS,
    ),
    explain("spec/iamAuthenticatorConfig/mapRoles", "Roles of IAM, and who they are inside the cluster.", &PARTS),
    explain(
        "spec/iamAuthenticatorConfig/mapRoles/groups",
        "`system:masters` may do everything, which CAPA needs in the cluster that it runs in.",
        &PARTS,
    ),
    explain(
        "spec/iamAuthenticatorConfig/mapRoles/rolearn",
        "The controllers role, which after the pivot is no longer the one that made the cluster.",
        &PARTS,
    ),
    explain("spec/iamAuthenticatorConfig/mapRoles/username", "What the audit log shows for calls of the role.", &PARTS),
    explain(
        "spec/identityRef",
        "Whose account this is made in; without it CAPA builds in the manager account, without a word.",
        &WEBHOOK,
    ),
    explain("spec/identityRef/kind", "A role of another account, and not the controllers' own credentials.", &TYPES),
    explain("spec/identityRef/name", "The identity of this managed account; it belongs to no namespace.", &TYPES),
    explain("spec/network", "Only what is to differ from the network that CAPA would make.", &TYPES),
    explain("spec/network/vpc", "The VPC that CAPA makes for this cluster.", &VPC),
    explain(
        "spec/network/vpc/cidrBlock",
        "Without it every cluster gets 10.0.0.0/16, and networks of one range can't be joined later.",
        &VPC,
    ),
    explain("spec/region", "Where EKS runs it; the webhook refuses to change it later.", &WEBHOOK),
    explain(
        "spec/roleAdditionalPolicies",
        "More policies for the control plane's role, in force only with `CAPA_EKS_ADD_ROLES=true`.",
        &TYPES,
    ),
    explain("spec/roleName", "The role that EKS acts with; where none is named, CAPA's own default.", &TYPES),
    explain("spec/sshKeyName", "Empty is no key; left out, it would be a key called `default`.", &TYPES),
    explain("spec/version", "Only the minor version counts for EKS, and the webhook lets none go back.", &WEBHOOK),
];
