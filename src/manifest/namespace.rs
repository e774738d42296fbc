//! Namespace: one for each managed account, labelled for the controller identity's selector.

use super::{ObjectMeta, TENANT_LABEL, labels};
use crate::model;
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
