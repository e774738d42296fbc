//! MachinePool: Cluster API's side of the worker nodes.

use super::{CLUSTER_API, ObjectMeta, Reference, infrastructure_api};
use crate::model;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MachinePool {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec {
    cluster_name: String,
    replicas: u16,
    template: Template,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Template {
    spec: TemplateSpec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct TemplateSpec {
    bootstrap: Bootstrap,
    cluster_name: String,
    infrastructure_ref: Reference,
}

/// EKS bootstraps a managed node group itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bootstrap {
    data_secret_name: &'static str,
}

impl MachinePool {
    pub fn new(cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        Self {
            api_version: CLUSTER_API,
            kind: "MachinePool",
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.pool_name()),
            spec: Spec {
                cluster_name: cluster.name.as_str().into(),
                replicas: spec.workers,
                template: Template {
                    spec: TemplateSpec {
                        bootstrap: Bootstrap { data_secret_name: "" },
                        cluster_name: cluster.name.as_str().into(),
                        infrastructure_ref: Reference {
                            api_version: Some(infrastructure_api(api)),
                            kind: "AWSManagedMachinePool",
                            name: cluster.pool_name(),
                        },
                    },
                },
            },
        }
    }
}
