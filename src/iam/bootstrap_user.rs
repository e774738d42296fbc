//! The user, and its group, with whose credentials the first cluster is made: `user.go`.

use super::Configuration;
use super::statement::PolicyDocument;
use super::template::{Group, InlinePolicy, LogicalId, Resource, User};

pub fn resources(configuration: &Configuration) -> Vec<(LogicalId, Resource)> {
    let user = &configuration.bootstrap_user;
    if !user.enable {
        return Vec::new();
    }
    let inline_policy = user.extra_statements.as_ref().map(|statements| InlinePolicy {
        name: configuration.stack_name().into(),
        document: PolicyDocument { statements: statements.clone() },
    });
    let resource = User {
        name: user.user_name().into(),
        group: LogicalId::GroupBootstrapper,
        extra_groups: user.extra_groups.clone(),
        // The control plane's, as the tool has it: those of the user are read and forgotten.
        managed_policies: configuration.control_plane.role.extra_policy_attachments.clone(),
        inline_policy,
        tags: user.tags.clone(),
    };
    vec![
        (LogicalId::UserBootstrapper, Resource::User(resource)),
        (LogicalId::GroupBootstrapper, Resource::Group(Group { name: user.group_name.clone() })),
    ]
}
