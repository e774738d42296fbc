//! NodeadmConfig: how a node of Amazon Linux 2023 joins its cluster. CAPA has it since v2.11.0
//! (`bootstrap/eks/api/v1beta2/nodeadmconfig_types.go`, read 2026-11-25).

use super::{BOOTSTRAP_API, Empty, ObjectMeta};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeadmConfig {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Empty,
}

impl NodeadmConfig {
    pub const KIND: &'static str = "NodeadmConfig";

    pub fn new(cluster: &model::Cluster) -> Self {
        Self {
            api_version: BOOTSTRAP_API,
            kind: Self::KIND,
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Empty {},
        }
    }
}

const TYPES: Source = capa_file!("bootstrap/eks/api/v1beta2/nodeadmconfig_types.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The MachinePool finds it by this name.", &TYPES),
    explain(
        "spec",
        "Nothing to add: CAPA makes the configuration with which a node of Amazon Linux 2023 joins.",
        &TYPES,
    ),
];
