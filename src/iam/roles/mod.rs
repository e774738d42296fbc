//! The roles, one a file.

mod control_plane;
mod controllers;
mod eks_control_plane;
mod eks_fargate;
mod eks_nodegroup;
mod nodes;

use super::configuration::RoleSpec;
use super::statement::{EC2_SERVICE, PolicyDocument};
use super::template::{InlinePolicy, LogicalId, Resource, Role};
use super::{Configuration, Generator};

pub fn resources(configuration: &Configuration, generator: Generator) -> Vec<(LogicalId, Resource)> {
    [
        Some((LogicalId::RoleControlPlane, control_plane::role(configuration))),
        Some((LogicalId::RoleControllers, controllers::role(configuration))),
        Some((LogicalId::RoleNodes, nodes::role(configuration))),
        eks_control_plane::role(configuration).map(|role| (LogicalId::RoleEksControlPlane, role)),
        eks_nodegroup::role(configuration, generator).map(|role| (LogicalId::RoleEksNodegroup, role)),
        eks_fargate::role(configuration, generator).map(|role| (LogicalId::RoleEksFargate, role)),
    ]
    .into_iter()
    .flatten()
    .map(|(id, role)| (id, Resource::Role(role)))
    .collect()
}

/// A role that machines have. Whatever its own spec says, its path and its boundary are the control plane's.
fn of_machines(configuration: &Configuration, name: &str, spec: &RoleSpec) -> Role {
    Role {
        name: configuration.managed_name(name),
        path: configuration.control_plane.role.path.clone(),
        permissions_boundary: configuration.control_plane.role.permissions_boundary.clone(),
        trust: PolicyDocument::trust(&[EC2_SERVICE]).and(spec.trust_statements.iter().cloned()),
        managed_policies: Vec::new(),
        inline_policy: spec.extra_statements.as_ref().map(|statements| InlinePolicy {
            name: configuration.stack_name().into(),
            document: PolicyDocument { statements: statements.clone() },
        }),
        tags: spec.tags.clone(),
    }
}

/// A role that EKS has. Of its spec, only the attachments and the tags are read, and the name takes no suffix.
fn of_eks(name: &str, services: &[&str], mut managed_policies: Vec<String>, spec: &RoleSpec) -> Role {
    managed_policies.extend(spec.extra_policy_attachments.iter().cloned());
    Role {
        name: name.into(),
        trust: PolicyDocument::trust(services),
        managed_policies,
        tags: spec.tags.clone(),
        ..Role::default()
    }
}

/// The spec of an EKS role that is to be made.
fn wanted<'a>(configuration: &'a Configuration, spec: Option<&'a RoleSpec>) -> Option<&'a RoleSpec> {
    spec.filter(|spec| !spec.disable && !configuration.eks().disable)
}

/// The ARN of a policy of AWS's own as the EKS roles of machines name it: they know two partitions, the second from
/// v2.1.0 on.
fn eks_policy(configuration: &Configuration, generator: Generator, name: &str) -> String {
    let government = generator >= Generator::V2_1_0 && configuration.partition().contains("aws-us-gov");
    format!("arn:{}:iam::aws:policy/{name}", if government { "aws-us-gov" } else { "aws" })
}
