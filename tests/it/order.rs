//! The order of the steps and who runs each, spelled out: the promise of the product, to be read by anybody.

use crate::support::{one_account, three_accounts};
use capa_runbook::model::{Credentials, Delivery, Inputs};

/// Expected lines: id of the step, who runs it, against which cluster.
struct PlanTest {
    inputs: Inputs,
    expected: Vec<String>,
}

impl PlanTest {
    fn of(inputs: Inputs) -> Self {
        Self { inputs, expected: Vec::new() }
    }
    fn expect_step(mut self, id: &str, who: &str, cluster: &str) -> Self {
        self.expected.push(format!("{id} | {who} | {cluster}"));
        self
    }
    #[track_caller]
    fn run(self) {
        let outline = capa_runbook::outline(&self.inputs);
        assert!(!outline.report.has_errors(), "{:#?}", outline.report);
        let got: Vec<String> = outline
            .plan
            .steps
            .iter()
            .map(|step| format!("{} | {} | {}", step.id, step.context.actor.label(), step.context.kube.label()))
            .collect();
        assert_eq!(got.join("\n"), self.expected.join("\n"));
    }
}

const MACHINE: &str = "This machine";
const MANAGER: &str = "Manager account";
const NONE: &str = "No cluster";
const BOOTSTRAP: &str = "Bootstrap cluster";
const MANAGEMENT: &str = "Management cluster";

#[test]
fn one_account_with_irsa_and_pivot() {
    PlanTest::of(one_account())
        .expect_step("check-tools", MACHINE, NONE)
        .expect_step("create-bootstrap-cluster", MACHINE, BOOTSTRAP)
        .expect_step("manager-account-iam", MANAGER, NONE)
        .expect_step("managed-account-iam-managed-account", "Managed managed-account", NONE)
        .expect_step("install-capa-on-bootstrap", MANAGER, BOOTSTRAP)
        .expect_step("apply-controller-identity", MANAGER, BOOTSTRAP)
        .expect_step("create-management-cluster", MANAGER, BOOTSTRAP)
        .expect_step("trust-service-account", MANAGER, NONE)
        .expect_step("management-kubeconfig", MANAGER, MANAGEMENT)
        .expect_step("install-capa-on-management", MANAGER, MANAGEMENT)
        .expect_step("pivot", MANAGER, MANAGEMENT)
        .expect_step("delete-bootstrap-cluster", MANAGER, BOOTSTRAP)
        .expect_step("create-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .run();
}

#[test]
fn three_accounts_make_their_clusters_before_any_is_waited_for() {
    PlanTest::of(three_accounts())
        .expect_step("check-tools", MACHINE, NONE)
        .expect_step("create-bootstrap-cluster", MACHINE, BOOTSTRAP)
        .expect_step("manager-account-iam", MANAGER, NONE)
        .expect_step("managed-account-iam-payments", "Managed payments", NONE)
        .expect_step("managed-account-iam-data-platform", "Managed data-platform", NONE)
        .expect_step("managed-account-iam-retail", "Managed retail", NONE)
        .expect_step("install-capa-on-bootstrap", MANAGER, BOOTSTRAP)
        .expect_step("apply-controller-identity", MANAGER, BOOTSTRAP)
        .expect_step("create-management-cluster", MANAGER, BOOTSTRAP)
        .expect_step("trust-service-account", MANAGER, NONE)
        .expect_step("management-kubeconfig", MANAGER, MANAGEMENT)
        .expect_step("install-capa-on-management", MANAGER, MANAGEMENT)
        .expect_step("pivot", MANAGER, MANAGEMENT)
        .expect_step("delete-bootstrap-cluster", MANAGER, BOOTSTRAP)
        .expect_step("create-workload-cluster-payments", MANAGER, MANAGEMENT)
        .expect_step("create-workload-cluster-data-platform", MANAGER, MANAGEMENT)
        .expect_step("create-workload-cluster-retail", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-payments", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-data-platform", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-retail", MANAGER, MANAGEMENT)
        .run();
}

#[test]
fn pod_identity_without_pivot_needs_no_second_pass_and_keeps_the_bootstrap_cluster() {
    let mut inputs = one_account();
    inputs.controllers.credentials = Credentials::PodIdentity;
    inputs.bootstrap.pivot = false;
    PlanTest::of(inputs)
        .expect_step("check-tools", MACHINE, NONE)
        .expect_step("create-bootstrap-cluster", MACHINE, BOOTSTRAP)
        .expect_step("manager-account-iam", MANAGER, NONE)
        .expect_step("managed-account-iam-managed-account", "Managed managed-account", NONE)
        .expect_step("install-capa-on-bootstrap", MANAGER, BOOTSTRAP)
        .expect_step("apply-controller-identity", MANAGER, BOOTSTRAP)
        .expect_step("create-management-cluster", MANAGER, BOOTSTRAP)
        .expect_step("associate-pod-identity", MANAGER, NONE)
        .expect_step("management-kubeconfig", MANAGER, MANAGEMENT)
        .expect_step("install-capa-on-management", MANAGER, MANAGEMENT)
        .expect_step("create-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .run();
}

#[test]
fn in_china_each_account_gets_its_node_role_right_after_its_stack() {
    let mut inputs = one_account();
    inputs.manager.region = "cn-north-1".into();
    PlanTest::of(inputs)
        .expect_step("check-tools", MACHINE, NONE)
        .expect_step("create-bootstrap-cluster", MACHINE, BOOTSTRAP)
        .expect_step("manager-account-iam", MANAGER, NONE)
        .expect_step("manager-node-role", MANAGER, NONE)
        .expect_step("managed-account-iam-managed-account", "Managed managed-account", NONE)
        .expect_step("managed-node-role-managed-account", "Managed managed-account", NONE)
        .expect_step("install-capa-on-bootstrap", MANAGER, BOOTSTRAP)
        .expect_step("apply-controller-identity", MANAGER, BOOTSTRAP)
        .expect_step("create-management-cluster", MANAGER, BOOTSTRAP)
        .expect_step("trust-service-account", MANAGER, NONE)
        .expect_step("management-kubeconfig", MANAGER, MANAGEMENT)
        .expect_step("install-capa-on-management", MANAGER, MANAGEMENT)
        .expect_step("pivot", MANAGER, MANAGEMENT)
        .expect_step("delete-bootstrap-cluster", MANAGER, BOOTSTRAP)
        .expect_step("create-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .expect_step("wait-for-workload-cluster-managed-account", MANAGER, MANAGEMENT)
        .run();
}

#[test]
fn a_stack_set_takes_the_place_of_the_stacks_of_the_managed_accounts() {
    let mut inputs = three_accounts();
    inputs.iam.delivery = Delivery::StackSet;
    let plan = capa_runbook::outline(&inputs).plan;
    let accounts: Vec<&str> =
        plan.of_phase(capa_runbook::plan::Phase::Accounts).map(|(_, step)| step.id.as_str()).collect();
    assert_eq!(accounts, ["manager-account-iam", "managed-accounts-stack-set"]);
}
