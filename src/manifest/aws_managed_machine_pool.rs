//! AWSManagedMachinePool: the EKS managed node group.

use super::{ObjectMeta, infrastructure_api};
use crate::model::{self, Explanation, Source, capa_file, explain};
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

const TYPES: Source = capa_file!("exp/api/v1beta2/awsmanagedmachinepool_types.go");
const WEBHOOK: Source = capa_file!("exp/webhooks/awsmanagedmachinepool_webhook.go");
const NODE_GROUP: Source = capa_file!("pkg/cloud/services/eks/nodegroup.go");
const ROLES: Source = capa_file!("pkg/cloud/services/eks/roles.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "With the namespace in front it is the node group's name in EKS.", &WEBHOOK),
    explain("spec", "The EKS managed node group that the cluster's nodes are in.", &TYPES),
    explain(
        "spec/amiType",
        "Without it CAPA asks for Amazon Linux 2, which EKS refuses from Kubernetes 1.33 on.",
        &TYPES,
    ),
    explain("spec/instanceType", "How large a node is; where none is named, EKS takes `t3.medium`.", &TYPES),
    explain(
        "spec/roleAdditionalPolicies",
        "More policies for the nodes' role, in force only with `CAPA_EKS_ADD_ROLES=true`.",
        &TYPES,
    ),
    explain("spec/roleName", "The role of the nodes; where none is named, the one that the stack makes.", &ROLES),
    explain(
        "spec/scaling",
        "Both bounds or neither: CAPA reads one through the other, and EKS wants them beside the size.",
        &NODE_GROUP,
    ),
    explain("spec/scaling/maxSize", "EKS refuses a number of nodes above it.", &TYPES),
    explain("spec/scaling/minSize", "EKS refuses a number of nodes below it.", &TYPES),
];
