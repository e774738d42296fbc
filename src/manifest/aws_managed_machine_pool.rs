//! AWSManagedMachinePool: the EKS managed node group.

use super::{ObjectMeta, infrastructure_api};
use crate::model;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSManagedMachinePool {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    pub spec: Spec,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    /// Absent: the CRD's default AL2_x86_64, which EKS refuses from Kubernetes 1.33 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// Only with the feature that lets CAPA add them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub role_additional_policies: Vec<String>,
    /// Absent: CAPA's own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scaling: Option<Scaling>,
}

/// Both or neither: CAPA reads one through the other (`nodegroup.go:104-113,475-476`, v2.11.1).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scaling {
    pub max_size: u16,
    pub min_size: u16,
}

impl AWSManagedMachinePool {
    /// As the flavor has it: nothing but its name.
    pub fn bare(cluster: &model::Cluster, api: &str) -> Self {
        Self {
            api_version: infrastructure_api(api),
            kind: cluster.flavor.workers_kind(),
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Spec::default(),
        }
    }

    pub fn new(cluster: &model::Cluster, spec: &model::ClusterSpec, release: &model::Release) -> Self {
        let mut pool = Self::bare(cluster, release.infrastructure_api);
        let scaling = spec.scaling();
        pool.spec = Spec {
            ami_type: Some(spec.ami_type.unwrap_or(release.ami_type)),
            instance_type: spec.instance_type.clone(),
            role_additional_policies: spec.node_role_policies.iter().map(ToString::to_string).collect(),
            role_name: spec.node_role.as_ref().map(ToString::to_string),
            scaling: Some(Scaling { max_size: scaling.max, min_size: scaling.min }),
        };
        pool
    }
}
