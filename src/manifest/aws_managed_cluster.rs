//! AWSManagedCluster: an empty shell that Cluster API's contract wants; everything stands in the control plane.

use super::{Empty, ObjectMeta, infrastructure_api};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSManagedCluster {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Empty,
}

impl AWSManagedCluster {
    pub fn new(cluster: &model::Cluster, api: &str) -> Self {
        Self {
            api_version: infrastructure_api(api),
            kind: "AWSManagedCluster",
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.name.as_str()),
            spec: Empty {},
        }
    }
}

const TYPES: Source = capa_file!("api/v1beta2/awsmanagedcluster_types.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The Cluster finds it by this name.", &TYPES),
    explain(
        "spec",
        "Empty on purpose: Cluster API's contract wants the object, and CAPA keeps everything in the control plane.",
        &TYPES,
    ),
];
