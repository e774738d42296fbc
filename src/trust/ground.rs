//! What the map stands on: the roles of both stacks, as they are once every step has run.

use super::evaluate::{Answer, Principal, Refused, Request, evaluate, is_action, is_like};
use super::roles::{Policy, Role, roles};
use crate::iam::statement::{Statement, Texts};
use crate::iam::template::LogicalId;
use crate::model::{HeldBack, Part, Tenancy, both};
use crate::plan::Scene;
use crate::plan::stacks::{self, Stack};

/// Either side of a permission to assume a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Permission,
    Trust,
}

/// A statement of a controllers role: where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub stack: Stack,
    pub side: Side,
    /// Among the role's statements of that side.
    index: usize,
}

/// The part of a statement that matters for a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    /// Of the policy; empty for the trust.
    pub policy: String,
    pub statement: Statement,
    /// Left out.
    pub more_actions: usize,
    pub more_resources: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    manager: Part<Vec<Role>>,
    managed: Part<Vec<Role>>,
}

impl Ground {
    pub fn of(tenancy: &Tenancy) -> Self {
        let scene = Scene { tenancy, account: None };
        let of = |configuration| -> Result<Vec<Role>, HeldBack> {
            let (configuration, generator) = both(configuration, stacks::generator(&scene))?;
            Ok(roles(&stacks::template(&configuration, generator)))
        };
        Self { manager: of(stacks::manager_so_far(&scene)).into(), managed: of(stacks::managed(&scene)).into() }
    }

    pub fn roles(&self, stack: Stack) -> &Part<Vec<Role>> {
        match stack {
            Stack::Manager => &self.manager,
            Stack::Managed => &self.managed,
        }
    }

    /// The role of CAPA's controllers, which every stack has.
    pub fn controllers(&self, stack: Stack) -> Result<&Role, HeldBack> {
        let roles = self.roles(stack).get()?;
        let found = roles.iter().find(|role| role.id == LogicalId::RoleControllers);
        found.ok_or_else(|| unreachable!("clusterawsadm makes this role whatever the configuration says"))
    }

    /// Whether the controllers role has the permission.
    pub fn permits(&self, stack: Stack, request: &Request) -> Result<Result<Vec<Evidence>, Refused>, HeldBack> {
        self.answer(stack, Side::Permission, request)
    }

    /// Whether the controllers role trusts the one who asks.
    pub fn trusts(
        &self,
        stack: Stack,
        principal: Principal,
        action: &str,
        context: &[(&str, Option<&str>)],
    ) -> Result<Result<Vec<Evidence>, Refused>, HeldBack> {
        let request = Request { action, resource: None, principal: Some(principal), context };
        self.answer(stack, Side::Trust, &request)
    }

    fn answer(&self, stack: Stack, side: Side, request: &Request) -> Result<Result<Vec<Evidence>, Refused>, HeldBack> {
        let role = self.controllers(stack)?;
        Ok(match evaluate(statements(role, side).into_iter().map(|(_, statement)| statement), request) {
            Answer::Allowed(indices) => Ok(indices.into_iter().map(|index| Evidence { stack, side, index }).collect()),
            Answer::Refused(refused) => Err(refused),
        })
    }

    /// What of the statement is about the action and the resource.
    pub fn excerpt(&self, evidence: Evidence, action: &str, resource: &str) -> Option<Excerpt> {
        let role = self.controllers(evidence.stack).ok()?;
        let (policy, whole) = statements(role, evidence.side).into_iter().nth(evidence.index)?;
        let mut statement = whole.clone();
        let kept = |texts: &mut Vec<String>, is: &dyn Fn(&str) -> bool| {
            let before = texts.len();
            texts.retain(|text| is(text));
            before - texts.len()
        };
        let more_actions = match &mut statement.action {
            Texts(Some(actions)) => kept(actions, &|pattern| is_action(pattern, action)),
            Texts(None) => 0,
        };
        let more_resources = kept(&mut statement.resource, &|pattern| is_like(pattern, resource));
        let policy = policy.map(|policy| policy.name.clone()).unwrap_or_default();
        Some(Excerpt { policy, statement, more_actions, more_resources })
    }

    /// Takes the statements about an action away, to see what depends on them.
    #[cfg(test)]
    pub fn without(mut self, stack: Stack, side: Side, action: &str) -> Self {
        let roles = match stack {
            Stack::Manager => &mut self.manager,
            Stack::Managed => &mut self.managed,
        };
        let Part::Ready(roles) = roles else { panic!("nothing to take away") };
        let before = roles.clone();
        for role in roles.iter_mut().filter(|role| role.id == LogicalId::RoleControllers) {
            match side {
                Side::Trust => role.trust.retain(|statement| !super::evaluate::is_about(statement, action)),
                Side::Permission => {
                    for policy in &mut role.policies {
                        policy.statements.retain(|statement| !super::evaluate::is_about(statement, action));
                    }
                }
            }
        }
        assert_ne!(before, *roles, "nothing was taken away");
        self
    }
}

fn statements(role: &Role, side: Side) -> Vec<(Option<&Policy>, &Statement)> {
    match side {
        Side::Permission => role.statements().map(|(policy, statement)| (Some(policy), statement)).collect(),
        Side::Trust => role.trust.iter().map(|statement| (None, statement)).collect(),
    }
}
