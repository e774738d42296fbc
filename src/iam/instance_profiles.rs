//! How a machine gets its role.

use super::Configuration;
use super::template::{InstanceProfile, LogicalId, Resource};

pub fn resources(configuration: &Configuration) -> Vec<(LogicalId, Resource)> {
    [
        (LogicalId::InstanceProfileControlPlane, "control-plane", LogicalId::RoleControlPlane),
        (LogicalId::InstanceProfileControllers, "controllers", LogicalId::RoleControllers),
        (LogicalId::InstanceProfileNodes, "nodes", LogicalId::RoleNodes),
    ]
    .into_iter()
    .map(|(id, name, role)| {
        (id, Resource::InstanceProfile(InstanceProfile { name: configuration.managed_name(name), role }))
    })
    .collect()
}
