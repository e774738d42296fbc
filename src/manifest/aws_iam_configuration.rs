//! AWSIAMConfiguration: what `clusterawsadm bootstrap iam` makes a CloudFormation stack from. Its decoder drops unknown
//! keys without a word and is case-sensitive, so every key here is spelled as in
//! `cmd/clusterawsadm/api/bootstrap/v1beta1/types.go` and `iam/api/v1beta1/types.go`, v2.11.1.

use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSIAMConfiguration {
    api_version: &'static str,
    kind: &'static str,
    pub spec: Spec,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    /// Absent: clusterawsadm's own default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_suffix: Option<String>,
    /// Absent: `aws`. Not derived from the region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition: Option<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stack_tags: BTreeMap<String, String>,
    pub eks: Eks,
    /// Its `permissionsBoundary` holds for all three instance roles, the controllers' among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control_plane: Option<ControlPlane>,
    #[serde(rename = "clusterAPIControllers")]
    pub cluster_api_controllers: ClusterAPIControllers,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Eks {
    pub iam_role_creation: bool,
    /// Absent: made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_control_plane_role: Option<Role>,
    pub managed_machine_pool: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fargate: Option<Role>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Role {
    pub disable: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlPlane {
    pub permissions_boundary: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterAPIControllers {
    /// The guide's; no such field exists, so it does nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra_statements: Vec<Statement>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trust_statements: Vec<Statement>,
}

/// An IAM statement. `Resource` must be a list: a string is a decode error.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Statement {
    pub effect: Effect,
    pub action: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resource: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub principal: BTreeMap<&'static str, Vec<String>>,
    /// Operator to key to values.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub condition: BTreeMap<String, BTreeMap<String, OneOrMany>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub enum Effect {
    #[default]
    Allow,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl AWSIAMConfiguration {
    pub fn new(spec: Spec) -> Self {
        Self { api_version: "bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1", kind: "AWSIAMConfiguration", spec }
    }
}

impl Statement {
    pub fn allow(actions: &[&str]) -> Self {
        Self { action: actions.iter().map(|&action| action.to_owned()).collect(), ..Self::default() }
    }
    pub fn on(mut self, resources: Vec<String>) -> Self {
        self.resource = resources;
        self
    }
    /// `kind` is `AWS`, `Federated` or `Service`.
    pub fn principal(mut self, kind: &'static str, id: impl Into<String>) -> Self {
        self.principal.insert(kind, vec![id.into()]);
        self
    }
    pub fn when(mut self, operator: &str, key: impl Into<String>, values: OneOrMany) -> Self {
        self.condition.entry(operator.into()).or_default().insert(key.into(), values);
        self
    }
}
