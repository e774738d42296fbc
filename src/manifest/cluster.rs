//! Cluster: the root of a workload or management cluster's objects.

use super::{CLUSTER_API, CONTROL_PLANE_API, ObjectMeta, Reference};
use crate::model::{self, Explanation, Source, cluster_api_file, explain};
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

const TYPES: Source = cluster_api_file!("api/core/v1beta1/cluster_types.go");
const TAGS: Source = Source {
    title: "cluster-api-provider-aws issue 969",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/969",
    read: "2026-11-24",
};

pub const KEYS: &[Explanation] = &[
    explain(
        "metadata/name",
        "Also tags what is made in AWS, so that no two clusters of an account and region may share it.",
        &TAGS,
    ),
    explain("spec", "Ties the parts of a cluster together; the parts say what it is like.", &TYPES),
    explain("spec/clusterNetwork", "Address ranges inside the cluster, as far as Cluster API asks for them.", &TYPES),
    explain("spec/clusterNetwork/pods", "The range for pods, which a self-managed network would use.", &TYPES),
    explain(
        "spec/clusterNetwork/pods/cidrBlocks",
        "The same in every EKS flavor and without effect: EKS gives pods addresses of the VPC.",
        &TYPES,
    ),
    explain("spec/controlPlaneRef", "The object in which nearly everything about an EKS cluster stands.", &TYPES),
    explain("spec/controlPlaneRef/apiVersion", "CAPA keeps its control planes in an API group of their own.", &TYPES),
    explain("spec/controlPlaneRef/kind", "EKS runs the control plane; there are no machines of yours for it.", &TYPES),
    explain("spec/controlPlaneRef/name", "Looked up in the namespace of the Cluster.", &TYPES),
    explain("spec/infrastructureRef", "Cluster API waits for this object before it goes on with the rest.", &TYPES),
    explain("spec/infrastructureRef/apiVersion", "The version in which this release of CAPA serves it.", &TYPES),
    explain("spec/infrastructureRef/kind", "The one for clusters whose control plane is managed by EKS.", &TYPES),
    explain("spec/infrastructureRef/name", "The flavor gives it the name of the Cluster.", &TYPES),
];
