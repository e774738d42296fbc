//! What each role may do, by service, and what another version of the generator would grant instead.

use super::roles::{Role, roles};
use crate::iam::statement::{Statement, Texts};
use crate::iam::template::LogicalId;
use crate::iam::value::Value;
use crate::iam::{Generator, quota};
use crate::model::{HeldBack, Tenancy, both};
use crate::plan::Scene;
use crate::plan::stacks::{self, ISSUER_LATER, Stack};

/// A role for people to read.
#[derive(Clone, Debug, PartialEq)]
pub struct RolePermissions {
    pub name: String,
    /// Who may become it, as far as the conditions of its trust allow: `ec2.amazonaws.com`, an ARN.
    pub assumed_by: Vec<String>,
    /// By name.
    pub services: Vec<Service>,
    /// ARNs of policies that AWS keeps, and may change.
    pub attached: Vec<String>,
    pub meters: Vec<Meter>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// As in its actions: `ec2`.
    pub name: String,
    pub grants: Vec<Grant>,
}

/// Actions that are allowed on the same resources and under the same conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    pub resources: Vec<String>,
    /// `StringEquals iam:PassedToService eks.amazonaws.com`; empty for none.
    pub condition: String,
    pub actions: Vec<(String, Change)>,
}

impl Grant {
    /// On everything, or every action of a service.
    pub fn is_wide(&self) -> bool {
        self.resources.iter().any(|resource| resource == "*")
            || self.actions.iter().any(|(action, _)| action.contains('*'))
    }
}

/// Against the other version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Added,
    Removed,
}

/// Characters without blanks, and how many AWS takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Meter {
    pub what: String,
    pub used: usize,
    pub quota: usize,
}

/// The roles of a stack, held against those of another version of the generator.
pub fn permissions(
    tenancy: &Tenancy,
    stack: Stack,
    other: Option<Generator>,
) -> Result<Vec<RolePermissions>, HeldBack> {
    let scene = Scene { tenancy, account: None };
    let configuration = match stack {
        Stack::Manager => stacks::manager_so_far(&scene),
        Stack::Managed => stacks::managed(&scene),
    };
    let (configuration, generator) = both(configuration, stacks::generator(&scene))?;
    let ours = roles(&stacks::template(&configuration, generator));
    let theirs = other.map(|other| roles(&stacks::template(&configuration, other)));
    let of = |role: &Role| {
        let their = theirs.as_ref().map(|theirs| theirs.iter().find(|their| their.id == role.id));
        role_permissions(role, their)
    };
    let mut all: Vec<RolePermissions> = Vec::with_capacity(ours.len());
    // What one comes for stands first.
    let is_first = |role: &&Role| role.id == LogicalId::RoleControllers;
    all.extend(ours.iter().filter(is_first).map(of));
    all.extend(ours.iter().filter(|role| !is_first(role)).map(of));
    Ok(all)
}

/// `their`: None compares with nothing, `Some(None)` with a stack that has no such role.
fn role_permissions(role: &Role, their: Option<Option<&Role>>) -> RolePermissions {
    let mut grants = Grants::default();
    for (_, statement) in role.statements() {
        let change = if their.is_some() { Change::Added } else { Change::Same };
        grants.add(statement, change);
    }
    for (_, statement) in their.flatten().iter().flat_map(|their| their.statements()) {
        grants.meet(statement);
    }
    let policies = role.policies.iter().map(|policy| Meter {
        what: policy.name.clone(),
        used: policy.size,
        quota: policy.kind.quota(),
    });
    let trust = Meter { what: "Trust".into(), used: role.trust_size, quota: quota::TRUST_POLICY };
    RolePermissions {
        name: role.name.clone(),
        assumed_by: role.trust.iter().flat_map(principals).collect(),
        services: grants.0,
        attached: role.attached.clone(),
        meters: std::iter::once(trust).chain(policies).collect(),
    }
}

fn principals(statement: &Statement) -> Vec<String> {
    let words = |id: &String| match id.ends_with(ISSUER_LATER) {
        true => "the OIDC provider of the management cluster".to_owned(),
        false => id.clone(),
    };
    statement.principal.values().flat_map(|Texts(ids)| ids.iter().flatten().map(words)).collect()
}

/// Actions by their service, resources and condition; the services by name, all else in the order in which it was met.
#[derive(Default)]
struct Grants(Vec<Service>);

impl Grants {
    fn add(&mut self, statement: &Statement, change: Change) {
        self.each(statement, |grant, action| {
            if !grant.actions.iter().any(|(known, _)| known == action) {
                grant.actions.push((action.to_owned(), change));
            }
        });
    }
    /// The other version has it, too; or it alone.
    fn meet(&mut self, statement: &Statement) {
        self.each(statement, |grant, action| match grant.actions.iter_mut().find(|(known, _)| known == action) {
            Some((_, change @ Change::Added)) => *change = Change::Same,
            Some(_) => {}
            None => grant.actions.push((action.to_owned(), Change::Removed)),
        });
    }
    fn each(&mut self, statement: &Statement, mut met: impl FnMut(&mut Grant, &str)) {
        let condition = condition(statement);
        for action in statement.action.0.iter().flatten() {
            let name = action.split(':').next().unwrap_or(action);
            let place = self.0.partition_point(|service| service.name.as_str() < name);
            if self.0.get(place).is_none_or(|service| service.name != name) {
                self.0.insert(place, Service { name: name.to_owned(), grants: Vec::new() });
            }
            let grants = &mut self.0[place].grants;
            let same = |grant: &Grant| grant.resources == statement.resource && grant.condition == condition;
            let at = grants.iter().position(same).unwrap_or_else(|| {
                grants.push(Grant {
                    resources: statement.resource.clone(),
                    condition: condition.clone(),
                    actions: Vec::new(),
                });
                grants.len() - 1
            });
            met(&mut grants[at], action);
        }
    }
}

fn condition(statement: &Statement) -> String {
    let mut parts = Vec::new();
    for (operator, keys) in &statement.condition {
        let Value::Map(keys) = keys else { continue };
        for (key, value) in keys {
            let value = match value {
                Value::Text(text) => text.clone(),
                Value::List(list) => list.iter().filter_map(Value::as_text).collect::<Vec<_>>().join(" or "),
                other => other.what().to_owned(),
            };
            parts.push(format!("{operator} {key} {value}"));
        }
    }
    parts.join(" and ")
}
