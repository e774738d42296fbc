//! The roles of a stack with everything that is attached to them.

use crate::iam::statement::{PolicyDocument, Statement};
use crate::iam::template::{LogicalId, Resource};
use crate::iam::{Template, quota};

#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    pub id: LogicalId,
    pub name: String,
    pub trust: Vec<Statement>,
    /// Characters of the trust that count towards [`quota::TRUST_POLICY`].
    pub trust_size: usize,
    pub policies: Vec<Policy>,
    /// ARNs of policies that AWS keeps.
    pub attached: Vec<String>,
    /// The ARN of the policy that bounds it; empty for none.
    pub boundary: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub name: String,
    pub kind: PolicyKind,
    pub statements: Vec<Statement>,
    /// Characters that count towards the quota of its kind.
    pub size: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    Managed,
    Inline,
}

impl PolicyKind {
    pub fn quota(self) -> usize {
        match self {
            Self::Managed => quota::MANAGED_POLICY,
            Self::Inline => quota::INLINE_POLICIES,
        }
    }
}

impl Role {
    /// The statements that say what it may do, with the place of their policy.
    pub fn statements(&self) -> impl Iterator<Item = (&Policy, &Statement)> {
        self.policies.iter().flat_map(|policy| policy.statements.iter().map(move |statement| (policy, statement)))
    }
    /// `arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io`
    pub fn arn(&self, partition: &str, account: &str) -> String {
        format!("arn:{partition}:iam::{account}:role/{}", self.name)
    }
}

/// In the order of the template.
pub fn roles(template: &Template) -> Vec<Role> {
    let size = |document: &PolicyDocument| quota::size(document, template.generator);
    let mut roles = Vec::new();
    for (id, resource) in &template.resources {
        let Resource::Role(role) = resource else { continue };
        let inline = role.inline_policy.iter().map(|policy| Policy {
            name: policy.name.clone(),
            kind: PolicyKind::Inline,
            statements: policy.document.statements.clone(),
            size: size(&policy.document),
        });
        let managed = template.resources.values().filter_map(|resource| match resource {
            Resource::ManagedPolicy(policy) if policy.roles.contains(id) => Some(Policy {
                name: policy.name.clone(),
                kind: PolicyKind::Managed,
                statements: policy.document.statements.clone(),
                size: size(&policy.document),
            }),
            _ => None,
        });
        roles.push(Role {
            id: *id,
            name: role.name.clone(),
            trust: role.trust.statements.clone(),
            trust_size: size(&role.trust),
            policies: inline.chain(managed).collect(),
            attached: role.managed_policies.clone(),
            boundary: role.permissions_boundary.clone(),
        });
    }
    roles
}
