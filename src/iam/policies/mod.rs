//! The managed policies, one a file. An action that is not in all versions of the generator carries the first that has
//! it, so that one list serves them all.

mod cloud_provider_control_plane;
mod cloud_provider_nodes;
mod controllers;
pub mod controllers_eks;
mod csi;
mod eks_console;

use super::template::{LogicalId, Resource};
use super::{Configuration, Generator};

/// What a version of the generator grants.
#[derive(Clone, Copy, Debug)]
struct Action {
    name: &'static str,
    /// None: every version.
    since: Option<Generator>,
}

const fn always(name: &'static str) -> Action {
    Action { name, since: None }
}

const fn since(generator: Generator, name: &'static str) -> Action {
    Action { name, since: Some(generator) }
}

/// Those of a list that a version grants, in its order.
fn granted(actions: &[Action], generator: Generator) -> impl Iterator<Item = &'static str> {
    actions.iter().filter(move |action| action.since.is_none_or(|first| first <= generator)).map(|action| action.name)
}

pub fn resources(configuration: &Configuration, generator: Generator) -> Vec<(LogicalId, Resource)> {
    [
        Some((LogicalId::ControllersPolicy, controllers::policy(configuration, generator))),
        controllers_eks::policy(configuration, generator).map(|policy| (LogicalId::ControllersEksPolicy, policy)),
        cloud_provider_control_plane::policy(configuration, generator)
            .map(|policy| (LogicalId::CloudProviderControlPlanePolicy, policy)),
        cloud_provider_nodes::policy(configuration).map(|policy| (LogicalId::CloudProviderNodesPolicy, policy)),
        csi::policy(configuration).map(|policy| (LogicalId::CsiPolicy, policy)),
        eks_console::policy(configuration).map(|policy| (LogicalId::EksConsolePolicy, policy)),
    ]
    .into_iter()
    .flatten()
    .map(|(id, policy)| (id, Resource::ManagedPolicy(policy)))
    .collect()
}

/// Whom the policies of the controllers are attached to: groups and roles.
fn holders_of_the_controllers_policies(configuration: &Configuration) -> (Vec<LogicalId>, Vec<LogicalId>) {
    let groups = if configuration.bootstrap_user.enable { vec![LogicalId::GroupBootstrapper] } else { Vec::new() };
    let mut roles = vec![LogicalId::RoleControllers];
    if !configuration.control_plane.disable_cluster_api_controller_policy_attachment {
        roles.push(LogicalId::RoleControlPlane);
    }
    (groups, roles)
}

const CONTROLLERS_DESCRIPTION: &str = "For the Kubernetes Cluster API Provider AWS Controllers";
