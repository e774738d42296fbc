//! AWSFargateProfile: which pods run on Fargate. Its spec is immutable (`exp/webhooks/awsfargateprofile_webhook.go:86-155`,
//! v2.11.1).

use super::{ObjectMeta, infrastructure_api, labels};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSFargateProfile {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    pub spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    cluster_name: String,
    /// Absent: CAPA's own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    selectors: Vec<Selector>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Selector {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<String, String>,
    namespace: String,
}

impl AWSFargateProfile {
    /// As the flavor has it: without a role.
    pub fn bare(cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        let selector = |selector: &model::FargateSelector| Selector {
            labels: labels(&selector.labels),
            namespace: selector.namespace.as_str().into(),
        };
        Self {
            api_version: infrastructure_api(api),
            kind: cluster.flavor.workers_kind(),
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Spec {
                cluster_name: cluster.name.as_str().into(),
                role_name: None,
                selectors: spec.fargate.iter().map(selector).collect(),
            },
        }
    }

    pub fn new(cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        let mut profile = Self::bare(cluster, spec, api);
        profile.spec.role_name = spec.node_role.as_ref().map(|role| role.as_str().into());
        profile
    }
}

const TYPES: Source = capa_file!("exp/api/v1beta2/awsfargateprofile_types.go");
const WEBHOOK: Source = capa_file!("exp/webhooks/awsfargateprofile_webhook.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "With the namespace in front it is the profile's name in EKS.", &WEBHOOK),
    explain("spec", "Which pods run without a node of yours; nothing in it can be changed later.", &WEBHOOK),
    explain("spec/clusterName", "The Cluster that the profile belongs to.", &TYPES),
    explain("spec/roleName", "The role that fetches images for the pods; where none is named, CAPA's default.", &TYPES),
    explain("spec/selectors", "A pod runs on Fargate when one of them fits it.", &TYPES),
    explain("spec/selectors/labels", "Narrows a namespace to pods that carry all of these.", &TYPES),
    explain("spec/selectors/labels/*", "A label that was typed among the inputs.", &TYPES),
    explain("spec/selectors/namespace", "Pods elsewhere find no node, those of the cluster's DNS among them.", &TYPES),
];
