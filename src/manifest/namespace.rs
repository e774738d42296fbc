//! Namespace: one for each managed account, labelled for the controller identity's selector.

use super::{ObjectMeta, TENANT_LABEL, labels};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Namespace {
    api_version: &'static str,
    kind: &'static str,
    metadata: ObjectMeta,
}

impl Namespace {
    /// One in which clusters of a managed account may be made.
    pub fn tenant(tenant: &model::Tenant) -> Self {
        let mut metadata = ObjectMeta::cluster_scoped(tenant.namespace.as_str());
        metadata.labels = labels(&tenant.identity.allowed_namespace_labels);
        metadata.labels.insert(TENANT_LABEL.0.into(), TENANT_LABEL.1.into());
        Self { api_version: "v1", kind: "Namespace", metadata }
    }
}

const SESSION: Source = capa_file!("pkg/cloud/scope/session.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "Keeps the clusters of one managed account apart from those of all others.", &SESSION),
    explain("metadata/labels", "What the selectors of the identities look at.", &SESSION),
    explain(
        "metadata/labels/capa-runbook~1tenant",
        "Without it the controller identity lets no cluster of this namespace through, and only CAPA's log says so.",
        &SESSION,
    ),
    explain("metadata/labels/*", "The account's identity selects its namespaces by it.", &SESSION),
];
