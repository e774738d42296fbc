//! EKSConfig: how a node of Amazon Linux 2 joins its cluster.

use super::{BOOTSTRAP_API, Empty, ObjectMeta};
use crate::model;
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
