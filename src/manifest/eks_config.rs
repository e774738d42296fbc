//! EKSConfig: how a node of Amazon Linux 2 joins its cluster.

use super::{BOOTSTRAP_API, Empty, ObjectMeta};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EKSConfig {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Empty,
}

impl EKSConfig {
    pub const KIND: &'static str = "EKSConfig";

    pub fn new(cluster: &model::Cluster) -> Self {
        Self {
            api_version: BOOTSTRAP_API,
            kind: Self::KIND,
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Empty {},
        }
    }
}

const TYPES: Source = capa_file!("bootstrap/eks/api/v1beta2/eksconfig_types.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The MachinePool finds it by this name.", &TYPES),
    explain("spec", "Nothing to add: CAPA makes the script with which a node of Amazon Linux 2 joins.", &TYPES),
];
