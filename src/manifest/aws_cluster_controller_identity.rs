//! AWSClusterControllerIdentity: the link between the controllers' own credentials and the role identities. CAPA makes
//! one by itself, open to all namespaces, with the first cluster; ours is applied before.

use super::{AllowedNamespaces, LabelSelector, ObjectMeta, TENANT_LABEL, infrastructure_api};
use crate::model::{Explanation, Source, capa_file, explain};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSClusterControllerIdentity {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec {
    allowed_namespaces: AllowedNamespaces,
}

/// The webhook takes no other name: `webhooks/awsclustercontrolleridentity_webhook.go:63`, v2.11.1.
pub const NAME: &str = "default";

impl AWSClusterControllerIdentity {
    fn with(api: &str, allowed_namespaces: AllowedNamespaces) -> Self {
        Self {
            api_version: infrastructure_api(api),
            kind: "AWSClusterControllerIdentity",
            metadata: ObjectMeta::cluster_scoped(NAME),
            spec: Spec { allowed_namespaces },
        }
    }

    /// The management cluster's namespace, and every namespace with the tenant label: the spec is immutable, so a list
    /// of tenants could not grow.
    pub fn for_tenants(api: &str, manager_namespace: &str) -> Self {
        let labels = BTreeMap::from([(TENANT_LABEL.0.to_owned(), TENANT_LABEL.1.to_owned())]);
        Self::with(
            api,
            AllowedNamespaces {
                list: vec![manager_namespace.to_owned()],
                selector: Some(LabelSelector { match_labels: labels }),
            },
        )
    }

    /// Every namespace, as the guide has it.
    pub fn open(api: &str) -> Self {
        Self::with(api, AllowedNamespaces::default())
    }
}

const TYPES: Source = capa_file!("api/v1beta2/awsidentity_types.go");
const WEBHOOK: Source = capa_file!("webhooks/awsclustercontrolleridentity_webhook.go");
const SESSION: Source = capa_file!("pkg/cloud/scope/session.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The webhook takes this name and no other.", &WEBHOOK),
    explain("spec", "Can't be changed once it is there, and CAPA writes an open one with the first cluster.", &WEBHOOK),
    explain(
        "spec/allowedNamespaces",
        "Whose clusters may use the controllers' credentials, directly or through a role; empty is every namespace.",
        &SESSION,
    ),
    explain("spec/allowedNamespaces/list", "The management cluster's own namespace.", &TYPES),
    explain("spec/allowedNamespaces/selector", "Lets in whatever it fits, beside what the list names.", &SESSION),
    explain("spec/allowedNamespaces/selector/matchLabels", "A label, because a list could never grow.", &WEBHOOK),
    explain(
        "spec/allowedNamespaces/selector/matchLabels/*",
        "The namespace of each managed account carries it.",
        &SESSION,
    ),
];
