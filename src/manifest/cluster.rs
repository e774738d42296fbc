//! Cluster: the root of a workload or management cluster's objects.

use super::{CLUSTER_API, CONTROL_PLANE_API, ObjectMeta, Reference};
use crate::model;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec {
    cluster_network: ClusterNetwork,
    control_plane_ref: Reference,
    infrastructure_ref: Reference,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ClusterNetwork {
    pods: Pods,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Pods {
    cidr_blocks: Vec<&'static str>,
}

/// Fixed in every EKS flavor; EKS gives pods addresses of the VPC and does not read it.
const PODS_CIDR: &str = "192.168.0.0/16";

impl Cluster {
    pub fn new(cluster: &model::Cluster, infrastructure_api: &str) -> Self {
        let name = cluster.name.as_str();
        Self {
            api_version: CLUSTER_API,
            kind: "Cluster",
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), name),
            spec: Spec {
                cluster_network: ClusterNetwork { pods: Pods { cidr_blocks: vec![PODS_CIDR] } },
                control_plane_ref: Reference {
                    api_version: Some(CONTROL_PLANE_API.into()),
                    kind: "AWSManagedControlPlane",
                    name: cluster.control_plane_name(),
                },
                infrastructure_ref: Reference {
                    api_version: Some(super::infrastructure_api(infrastructure_api)),
                    kind: "AWSManagedCluster",
                    name: name.into(),
                },
            },
        }
    }
}
