//! Kubernetes and clusterawsadm objects as typed serde structs with only the fields that we set, one kind a file, named
//! as the kind; [`yaml`] is the only place that prints YAML. Fields stand in alphabetical order where clusterctl prints
//! the same object, so that the two can be compared byte by byte.
//!
//! Field names and rules: CAPA v2.11.1 `api/v1beta2`, `controlplane/eks/api/v1beta2`, `exp/api/v1beta2`,
//! `cmd/clusterawsadm/api/bootstrap/v1beta1`; Cluster API v1.11 `api/core/v1beta1`; read 2026-11-24.

pub mod aws_cluster_controller_identity;
pub mod aws_cluster_role_identity;
pub mod aws_fargate_profile;
pub mod aws_iam_configuration;
pub mod aws_machine_pool;
pub mod aws_managed_cluster;
pub mod aws_managed_control_plane;
pub mod aws_managed_machine_pool;
pub mod cluster;
pub mod corrected;
pub mod eks_config;
pub mod explain;
pub mod lines;
pub mod machine_pool;
pub mod namespace;
pub mod nodeadm_config;
pub mod published;
pub mod yaml;

pub use aws_cluster_controller_identity::AWSClusterControllerIdentity;
pub use aws_cluster_role_identity::AWSClusterRoleIdentity;
pub use aws_fargate_profile::AWSFargateProfile;
pub use aws_iam_configuration::AWSIAMConfiguration;
pub use aws_machine_pool::AWSMachinePool;
pub use aws_managed_cluster::AWSManagedCluster;
pub use aws_managed_control_plane::AWSManagedControlPlane;
pub use aws_managed_machine_pool::AWSManagedMachinePool;
pub use cluster::Cluster;
pub use eks_config::EKSConfig;
pub use machine_pool::MachinePool;
pub use namespace::Namespace;
pub use nodeadm_config::NodeadmConfig;

use crate::model::Label;
pub use crate::model::TENANT_LABEL;
use serde::Serialize;
use std::collections::BTreeMap;

pub const CLUSTER_API: &str = "cluster.x-k8s.io/v1beta1";
pub const CONTROL_PLANE_API: &str = "controlplane.cluster.x-k8s.io/v1beta2";
pub const BOOTSTRAP_API: &str = "bootstrap.cluster.x-k8s.io/v1beta2";

/// `infrastructure.cluster.x-k8s.io/v1beta2`
pub fn infrastructure_api(version: &str) -> String {
    format!("infrastructure.cluster.x-k8s.io/{version}")
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ObjectMeta {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
}

impl ObjectMeta {
    pub fn cluster_scoped(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
    pub fn namespaced(namespace: impl Into<String>, name: impl Into<String>) -> Self {
        Self { name: name.into(), namespace: Some(namespace.into()), ..Self::default() }
    }
}

/// A reference to an object in the same namespace (or to a cluster-scoped one, without `apiVersion`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    pub kind: &'static str,
    pub name: String,
}

/// `allowedNamespaces` of an identity. Empty means ALL namespaces: `pkg/cloud/scope/session.go:389-428`, v2.11.1.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AllowedNamespaces {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selector: Option<LabelSelector>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelSelector {
    pub match_labels: BTreeMap<String, String>,
}

/// Labels by their keys.
pub fn labels(labels: &[Label]) -> BTreeMap<String, String> {
    labels.iter().map(|label| (label.key.clone(), label.value.clone())).collect()
}

/// `{}`
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Empty {}
