//! AWSIAMConfiguration: what `clusterawsadm bootstrap iam` makes a CloudFormation stack from. Its decoder drops unknown
//! keys without a word and is case-sensitive, so every key here is spelled as in
//! `cmd/clusterawsadm/api/bootstrap/v1beta1/types.go` and `iam/api/v1beta1/types.go`, v2.11.1.

use crate::model::{Explanation, Source, capa_file, explain};
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

const TYPES: Source = capa_file!("cmd/clusterawsadm/api/bootstrap/v1beta1/types.go");
const DEFAULTS: Source = capa_file!("cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go");
const READER: Source = capa_file!("cmd/clusterawsadm/configreader/configreader.go");
const STATEMENT: Source = capa_file!("iam/api/v1beta1/types.go");
const TEMPLATE: Source = capa_file!("cmd/clusterawsadm/cloudformation/bootstrap/template.go");
const ROLES: Source = capa_file!("pkg/cloud/services/eks/roles.go");
const CONDITIONS: Source = Source {
    title: "AWS IAM, condition operators",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    read: "2026-11-24",
};
pub const SINGLE_VALUED_KEYS: Source = Source {
    title: "AWS IAM, single-valued and multivalued context keys",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
    read: "2026-11-24",
};
pub const CONFUSED_DEPUTY: Source = Source {
    title: "AWS IAM, the confused deputy problem",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    read: "2026-11-24",
};
pub const IRSA: Source = Source {
    title: "Amazon EKS, IAM roles for service accounts",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html",
    read: "2026-11-24",
};
pub const POD_IDENTITY: Source = Source {
    title: "Amazon EKS, Pod Identity",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    read: "2026-11-24",
};
const PASS_ROLE: Source = capa_file!("cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go");

pub const KEYS: &[Explanation] = &[
    explain("apiVersion", "Only clusterawsadm reads this file; no cluster ever sees it.", &READER),
    explain("kind", "clusterawsadm refuses a file of any other kind.", &READER),
    explain("spec", "Which roles and policies the stack of this account makes.", &TYPES),
    explain("spec/nameSuffix", "Ends the names of all roles and policies but the three roles of EKS.", &TEMPLATE),
    explain("spec/partition", "Stands in ARNs that clusterawsadm writes; it does not follow from the region.", &TYPES),
    explain("spec/stackTags", "CloudFormation puts them on the stack and on what the stack makes.", &TYPES),
    explain("spec/stackTags/*", "A tag that was typed among the inputs.", &TYPES),
    explain("spec/eks", "What EKS needs; that it is there at all lets nodes pull images from ECR too.", &DEFAULTS),
    explain(
        "spec/eks/iamRoleCreation",
        "Whether the controllers may make roles; true goes with `CAPA_EKS_IAM=true` where CAPA runs.",
        &TYPES,
    ),
    explain("spec/eks/defaultControlPlaneRole", "The role that a control plane takes which names none.", &ROLES),
    explain("spec/eks/defaultControlPlaneRole/disable", "When true, every control plane has to name its role.", &ROLES),
    explain(
        "spec/eks/managedMachinePool",
        "The role of nodes; without this key the stack does not make it.",
        &DEFAULTS,
    ),
    explain(
        "spec/eks/managedMachinePool/disable",
        "When true, a pool that names no role stops: `the specified nodegroup role couldn't be found`.",
        &ROLES,
    ),
    explain("spec/eks/fargate", "The role of pods on Fargate; without this key the stack does not make it.", &DEFAULTS),
    explain("spec/eks/fargate/disable", "False makes the role, which only an AWSFargateProfile uses.", &ROLES),
    explain(
        "spec/controlPlane",
        "Its boundary holds for the roles of the controllers and the nodes as well.",
        &TEMPLATE,
    ),
    explain("spec/controlPlane/permissionsBoundary", "The most that the three instance roles may ever do.", &TEMPLATE),
    explain("spec/clusterAPIControllers", "The role that CAPA acts with in this account.", &TYPES),
    explain(
        "spec/clusterAPIControllers/disabled",
        "No such field exists, so clusterawsadm drops it silently.",
        &READER,
    ),
    explain(
        "spec/clusterAPIControllers/extraStatements",
        "What the role may do beyond what the stack gives by itself, as an inline policy.",
        &TYPES,
    ),
    explain("spec/clusterAPIControllers/extraStatements/Effect", "What nothing allows stays denied.", &STATEMENT),
    explain("spec/clusterAPIControllers/extraStatements/Action", "The calls of AWS that it is about.", &STATEMENT),
    explain(
        "spec/clusterAPIControllers/extraStatements/Resource",
        "What they may be made on; clusterawsadm takes nothing but a list here.",
        &STATEMENT,
    ),
    explain("spec/clusterAPIControllers/extraStatements/Condition", "Narrows it to calls that fit.", &STATEMENT),
    explain(
        "spec/clusterAPIControllers/extraStatements/Condition/StringEquals",
        "Compares to the letter; a star would be a star.",
        &CONDITIONS,
    ),
    explain(
        "spec/clusterAPIControllers/extraStatements/Condition/StringEquals/iam:PassedToService",
        "The stack lets roles go to EKS only, and pods on Fargate are started by another service.",
        &PASS_ROLE,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements",
        "Who may become this role, beside EC2, which the stack lets in by itself.",
        &TYPES,
    ),
    explain("spec/clusterAPIControllers/trustStatements/Effect", "Who is in no statement is refused.", &STATEMENT),
    explain(
        "spec/clusterAPIControllers/trustStatements/Action",
        "How one becomes it: as a role, or with the token of a service account.",
        &STATEMENT,
    ),
    explain("spec/clusterAPIControllers/trustStatements/Principal", "Who may.", &STATEMENT),
    explain(
        "spec/clusterAPIControllers/trustStatements/Principal/AWS",
        "Exactly the manager's controllers role: `root` would let in whomever that account lets.",
        &CONFUSED_DEPUTY,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Principal/Federated",
        "The management cluster's issuer, which has to be registered in IAM under this ARN.",
        &IRSA,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Principal/Service",
        "EKS hands the role to the service account of the association, so no issuer has to be known.",
        &POD_IDENTITY,
    ),
    explain("spec/clusterAPIControllers/trustStatements/Condition", "All of it has to hold.", &STATEMENT),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/ForAnyValue:StringEquals",
        "AWS says not to use it with a key that holds one value.",
        &SINGLE_VALUED_KEYS,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/ForAnyValue:StringEquals/*:sub",
        "The service accounts that may; the second controller is gone since CAPA v0.7.",
        &IRSA,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/StringEquals",
        "Compares to the letter; a star would be a star.",
        &CONDITIONS,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/StringEquals/sts:ExternalId",
        "A word that only the right caller knows; the account's identity sends the same.",
        &CONFUSED_DEPUTY,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/StringEquals/*:aud",
        "Whom the token was made for; without it any client id of the issuer would do.",
        &IRSA,
    ),
    explain(
        "spec/clusterAPIControllers/trustStatements/Condition/StringEquals/*:sub",
        "The one service account that may; without it every one in the cluster could.",
        &IRSA,
    ),
];
