//! MachinePool: Cluster API's side of the worker nodes.

use super::{BOOTSTRAP_API, CLUSTER_API, ObjectMeta, Reference, infrastructure_api};
use crate::model::{self, Explanation, Source, cluster_api_file, explain};
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

const TYPES: Source = cluster_api_file!("api/core/v1beta1/machinepool_types.go");
const MACHINE: Source = cluster_api_file!("api/core/v1beta1/machine_types.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The flavor gives the same name to the pool's half in CAPA.", &TYPES),
    explain("spec", "How many nodes, and what each is made from.", &TYPES),
    explain("spec/clusterName", "The Cluster that the nodes belong to.", &TYPES),
    explain("spec/replicas", "The number of nodes to keep.", &TYPES),
    explain("spec/template", "What all nodes of the pool have in common.", &TYPES),
    explain("spec/template/spec", "Where the nodes come from and how they join.", &MACHINE),
    explain("spec/template/spec/bootstrap", "How a machine becomes a node of the cluster.", &MACHINE),
    explain("spec/template/spec/bootstrap/configRef", "The object that CAPA makes the user data from.", &MACHINE),
    explain("spec/template/spec/bootstrap/configRef/apiVersion", "CAPA's group for joining nodes to EKS.", &MACHINE),
    explain(
        "spec/template/spec/bootstrap/configRef/kind",
        "`NodeadmConfig` for Amazon Linux 2023, `EKSConfig` for Amazon Linux 2.",
        &MACHINE,
    ),
    explain("spec/template/spec/bootstrap/configRef/name", "It stands further down in this file.", &MACHINE),
    explain(
        "spec/template/spec/bootstrap/dataSecretName",
        "Empty is a value: EKS joins the nodes itself, and without the key Cluster API would wait for a Secret.",
        &MACHINE,
    ),
    explain("spec/template/spec/clusterName", "Has to be the same as in the pool.", &MACHINE),
    explain("spec/template/spec/infrastructureRef", "The half of the pool that CAPA works on.", &MACHINE),
    explain("spec/template/spec/infrastructureRef/apiVersion", "The version that this release serves.", &MACHINE),
    explain(
        "spec/template/spec/infrastructureRef/kind",
        "A node group that EKS manages, or an auto scaling group that CAPA does.",
        &MACHINE,
    ),
    explain("spec/template/spec/infrastructureRef/name", "Looked up in the namespace of the pool.", &MACHINE),
    explain("spec/template/spec/version", "Which image CAPA looks up for the nodes.", &MACHINE),
];
