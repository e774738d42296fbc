//! A template as the tool's JSON has it: goformation's structs leave out what is empty.

use std::collections::BTreeMap;

use super::functions;
use crate::iam::statement::{GRAMMAR, PolicyDocument, Statement, Texts};
use crate::iam::template::{Group, InlinePolicy, InstanceProfile, LogicalId, ManagedPolicy, Resource, Role, User};
use crate::iam::value::Value;
use crate::iam::{Generator, Template};

pub fn template(template: &Template) -> Value {
    let generator = template.generator;
    let resource = |(id, resource): (&LogicalId, &Resource)| {
        let (kind, properties) = match resource {
            Resource::Group(group) => ("Group", self::group(group)),
            Resource::InstanceProfile(profile) => ("InstanceProfile", instance_profile(profile)),
            Resource::ManagedPolicy(policy) => ("ManagedPolicy", managed_policy(policy, generator)),
            Resource::Role(role) => ("Role", self::role(role, generator)),
            Resource::User(user) => ("User", self::user(user, generator)),
        };
        let map = Map::default().text("Type", &format!("AWS::IAM::{kind}")).with("Properties", properties.into());
        (id.as_str().to_owned(), map.into())
    };
    let resources = Value::Map(template.resources.iter().map(resource).collect());
    Map::default().text("AWSTemplateFormatVersion", "2010-09-09").with("Resources", resources).into()
}

/// A map under construction.
#[derive(Default)]
struct Map(Vec<(String, Value)>);

impl Map {
    fn with(mut self, key: &str, value: Value) -> Self {
        self.0.push((key.into(), value));
        self
    }
    /// Left out if it is empty.
    fn text(self, key: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(key, Value::text(text)) }
    }
    /// Left out if it is empty.
    fn list(self, key: &str, items: Vec<Value>) -> Self {
        if items.is_empty() { self } else { self.with(key, Value::List(items)) }
    }
    /// Left out if it is empty.
    fn map(self, key: &str, entries: Vec<(String, Value)>) -> Self {
        if entries.is_empty() { self } else { self.with(key, Value::Map(entries)) }
    }
    fn texts(self, key: &str, texts: &[String]) -> Self {
        self.list(key, values(texts))
    }
    fn references(self, key: &str, ids: &[LogicalId]) -> Self {
        self.list(key, ids.iter().copied().map(reference).collect())
    }
    fn principals(self, key: &str, principals: &BTreeMap<String, Texts>) -> Self {
        self.map(key, principals.iter().map(|(kind, identities)| (kind.clone(), one_or_many(identities))).collect())
    }
    fn tags(self, tags: &BTreeMap<String, String>) -> Self {
        let tag = |(key, value): (&String, &String)| Self::default().text("Key", key).text("Value", value).into();
        self.list("Tags", tags.iter().map(tag).collect())
    }
    fn inline_policy(self, policy: Option<&InlinePolicy>, generator: Generator) -> Self {
        let entry = |policy: &InlinePolicy| {
            Self::default()
                .with("PolicyDocument", document(&policy.document, generator))
                .text("PolicyName", &policy.name)
                .into()
        };
        self.list("Policies", policy.map(entry).into_iter().collect())
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map.0)
    }
}

fn values(texts: &[String]) -> Vec<Value> {
    texts.iter().map(Value::text).collect()
}

fn one_or_many(texts: &Texts) -> Value {
    texts.0.as_ref().map_or(Value::Null, |texts| Value::List(values(texts)))
}

fn reference(id: LogicalId) -> Value {
    functions::reference_to(id.as_str())
}

fn group(group: &Group) -> Map {
    Map::default().text("GroupName", &group.name)
}

fn instance_profile(profile: &InstanceProfile) -> Map {
    Map::default().text("InstanceProfileName", &profile.name).references("Roles", &[profile.role])
}

fn managed_policy(policy: &ManagedPolicy, generator: Generator) -> Map {
    Map::default()
        .text("Description", policy.description)
        .references("Groups", &policy.groups)
        .text("ManagedPolicyName", &policy.name)
        .with("PolicyDocument", document(&policy.document, generator))
        .references("Roles", &policy.roles)
}

fn role(role: &Role, generator: Generator) -> Map {
    Map::default()
        .with("AssumeRolePolicyDocument", document(&role.trust, generator))
        .texts("ManagedPolicyArns", &role.managed_policies)
        .text("Path", &role.path)
        .text("PermissionsBoundary", &role.permissions_boundary)
        .inline_policy(role.inline_policy.as_ref(), generator)
        .text("RoleName", &role.name)
        .tags(&role.tags)
}

fn user(user: &User, generator: Generator) -> Map {
    let mut groups = vec![reference(user.group)];
    groups.extend(values(&user.extra_groups));
    Map::default()
        .list("Groups", groups)
        .texts("ManagedPolicyArns", &user.managed_policies)
        .inline_policy(user.inline_policy.as_ref(), generator)
        .tags(&user.tags)
        .text("UserName", &user.name)
}

pub fn document(document: &PolicyDocument, generator: Generator) -> Value {
    let statements: Vec<Value> = document.statements.iter().map(statement).collect();
    let map = Map::default().text("Version", GRAMMAR);
    // v2.0 prints an empty list, too.
    if generator < Generator::V2_1_0 {
        map.with("Statement", Value::List(statements)).into()
    } else {
        map.list("Statement", statements).into()
    }
}

pub fn statement(statement: &Statement) -> Value {
    Map::default()
        .text("Sid", &statement.sid)
        .principals("Principal", &statement.principal)
        .principals("NotPrincipal", &statement.not_principal)
        .with("Effect", Value::text(&statement.effect))
        .with("Action", one_or_many(&statement.action))
        .texts("Resource", &statement.resource)
        .map("Condition", statement.condition.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
        .into()
}
