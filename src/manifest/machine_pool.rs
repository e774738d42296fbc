//! MachinePool: Cluster API's side of the worker nodes.

use super::{BOOTSTRAP_API, CLUSTER_API, ObjectMeta, Reference, infrastructure_api};
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
    /// Absent: that of the control plane.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bootstrap {
    /// What makes the nodes' user data.
    #[serde(skip_serializing_if = "Option::is_none")]
    config_ref: Option<Reference>,
    /// Empty: EKS bootstraps a managed node group itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    data_secret_name: Option<&'static str>,
}

impl MachinePool {
    /// Of a managed node group.
    pub fn managed(cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        let bootstrap = Bootstrap { data_secret_name: Some(""), ..Bootstrap::default() };
        Self::new(cluster, spec, api, bootstrap, None)
    }

    /// Of an auto scaling group of CAPA's own, whose nodes join by an object of this kind.
    pub fn joined_by(config: &'static str, cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        let config = Reference { api_version: Some(BOOTSTRAP_API.into()), kind: config, name: cluster.workers_name() };
        let bootstrap = Bootstrap { config_ref: Some(config), ..Bootstrap::default() };
        Self::new(cluster, spec, api, bootstrap, Some(spec.kubernetes_version.as_str().into()))
    }

    fn new(
        cluster: &model::Cluster,
        spec: &model::ClusterSpec,
        api: &str,
        bootstrap: Bootstrap,
        version: Option<String>,
    ) -> Self {
        Self {
            api_version: CLUSTER_API,
            kind: "MachinePool",
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Spec {
                cluster_name: cluster.name.as_str().into(),
                replicas: spec.workers,
                template: Template {
                    spec: TemplateSpec {
                        bootstrap,
                        cluster_name: cluster.name.as_str().into(),
                        infrastructure_ref: Reference {
                            api_version: Some(infrastructure_api(api)),
                            kind: cluster.flavor.workers_kind(),
                            name: cluster.workers_name(),
                        },
                        version,
                    },
                },
            },
        }
    }
}
