//! The steps of the corrected edition, in the order in which they run. One kind a file.

use super::Group;

mod apply_controller_identity;
mod associate_pod_identity;
mod check_tools;
mod create_bootstrap_cluster;
mod create_management_cluster;
mod create_workload_cluster;
mod delete_bootstrap_cluster;
mod install_capa;
mod managed_account_iam;
mod managed_accounts_stack_set;
mod management_kubeconfig;
mod manager_account_iam;
mod node_role;
mod pivot;
mod trust_service_account;
mod wait_for_workload_cluster;

pub const STEPS: &[Group] = &[
    Group::Step(&check_tools::KIND),
    Group::Step(&create_bootstrap_cluster::KIND),
    Group::Step(&manager_account_iam::KIND),
    Group::Step(&node_role::IN_MANAGER),
    Group::Step(&managed_accounts_stack_set::KIND),
    Group::PerAccount(&[&managed_account_iam::KIND, &node_role::IN_MANAGED]),
    Group::Step(&install_capa::ON_BOOTSTRAP),
    Group::Step(&apply_controller_identity::KIND),
    Group::Step(&create_management_cluster::KIND),
    Group::Step(&trust_service_account::KIND),
    Group::Step(&associate_pod_identity::KIND),
    Group::Step(&management_kubeconfig::KIND),
    Group::Step(&install_capa::ON_MANAGEMENT),
    Group::Step(&pivot::KIND),
    Group::Step(&delete_bootstrap_cluster::KIND),
    Group::Step(&create_workload_cluster::KIND),
    Group::Step(&wait_for_workload_cluster::KIND),
];
