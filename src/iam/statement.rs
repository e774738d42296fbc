//! IAM policy documents: `iam/api/v1beta1/types.go`, and the grammar of IAM's JSON policies.

use std::collections::BTreeMap;

use super::value::Value;
use super::{Generator, Refusal, printing};

/// The service principals that the tool's own trust policies name.
pub const EC2_SERVICE: &str = "ec2.amazonaws.com";
pub const EKS_SERVICE: &str = "eks.amazonaws.com";
pub const FARGATE_SERVICE: &str = "eks-fargate-pods.amazonaws.com";

/// The version of the policy grammar.
pub const GRAMMAR: &str = "2012-10-17";

/// One or many texts: None is a list that was never made, which prints as `null`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts(pub Option<Vec<String>>);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PolicyDocument {
    pub statements: Vec<Statement>,
}

/// Texts and not enums, because a file may say anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    pub sid: String,
    /// Kind (`AWS`, `Service`, `Federated`) to identities.
    pub principal: BTreeMap<String, Texts>,
    pub not_principal: BTreeMap<String, Texts>,
    pub effect: String,
    pub action: Texts,
    pub resource: Vec<String>,
    /// Operator to what it compares.
    pub condition: BTreeMap<String, Value>,
}

impl PolicyDocument {
    /// As AWS gets it.
    pub fn value(&self, generator: Generator) -> Value {
        printing::document(self, generator)
    }

    /// These services may assume the role.
    pub fn trust(services: &[&str]) -> Self {
        let services = services.iter().map(|&service| service.to_owned()).collect();
        let mut statement = Statement::allow(["sts:AssumeRole"]);
        statement.principal.insert("Service".into(), Texts(Some(services)));
        Self { statements: vec![statement] }
    }

    pub fn and(mut self, statements: impl IntoIterator<Item = Statement>) -> Self {
        self.statements.extend(statements);
        self
    }
}

impl Statement {
    /// As it stands in the template, a list of one.
    pub fn to_yaml(&self) -> Result<String, Refusal> {
        printing::statement(self)
    }

    pub fn allow(actions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let actions = actions.into_iter().map(Into::into).collect();
        Self { effect: "Allow".into(), action: Texts(Some(actions)), ..Self::default() }
    }

    pub fn on(mut self, resources: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.resource = resources.into_iter().map(Into::into).collect();
        self
    }

    pub fn on_everything(self) -> Self {
        self.on(["*"])
    }

    pub fn when(mut self, operator: &str, key: &str, value: impl Into<String>) -> Self {
        self.condition.insert(operator.into(), Value::Map(vec![(key.into(), Value::text(value))]));
        self
    }

    /// A service may make the role that AWS runs it with.
    pub fn service_linked_role(role: impl Into<String>, service: &str) -> Self {
        Self::allow(["iam:CreateServiceLinkedRole"]).on([role]).when("StringLike", "iam:AWSServiceName", service)
    }
}
