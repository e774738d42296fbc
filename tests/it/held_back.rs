//! One wrong field holds back what depends on it and nothing else.

use crate::support::three_accounts;
use capa_runbook::model::{FieldPath, Inputs};
use capa_runbook::{outline, render};

/// The steps and files that are held back, each with the fields that do it.
fn held_back(inputs: &Inputs) -> Vec<(String, Vec<FieldPath>)> {
    let outline = outline(inputs);
    let steps = outline.plan.steps.iter().map(|step| (step.id.clone(), step.work(&outline.tenancy)));
    let steps = steps.map(|(id, work)| (id, work.held_back().to_vec()));
    let files = render::render(&outline).into_iter().map(|file| (file.path, file.text.held_back().to_vec()));
    steps.chain(files).filter(|(_, fields)| !fields.is_empty()).collect()
}

#[track_caller]
fn check(edit: impl Fn(&mut Inputs), field: &str, expected: &[&str]) {
    let mut inputs = three_accounts();
    edit(&mut inputs);
    let held = held_back(&inputs);
    let (names, fields): (Vec<&str>, Vec<&Vec<FieldPath>>) =
        held.iter().map(|(name, fields)| (name.as_str(), fields)).unzip();
    // Half a runbook is never handed out: these need everything.
    let whole = ["README.md", "RUNBOOK.md", "run.sh", "trust-map.svg", "SHA256SUMS"];
    let names: Vec<&str> = names.into_iter().filter(|name| !whole.contains(name)).collect();
    assert_eq!(names, expected);
    assert!(fields.iter().all(|fields| **fields == [FieldPath::new(field)]), "{fields:?}");
}

#[test]
fn nothing_is_held_back_while_all_is_right() {
    assert_eq!(held_back(&three_accounts()), []);
}

#[test]
fn a_region_holds_back_the_stack_and_the_cluster_of_its_account() {
    check(
        |inputs| inputs.managed[2].region = "us-esat".into(),
        "managed[2].region",
        &[
            "managed-account-iam-retail",
            "create-workload-cluster-retail",
            "wait-for-workload-cluster-retail",
            "managed/retail/managed-cluster.yaml",
        ],
    );
}

#[test]
fn an_account_id_holds_back_the_permission_of_the_manager_too() {
    check(
        |inputs| inputs.managed[0].account_id = "1111".into(),
        "managed[0].accountId",
        &[
            "manager-account-iam",
            "managed-account-iam-payments",
            "trust-service-account",
            "create-workload-cluster-payments",
            "wait-for-workload-cluster-payments",
            "manager/bootstrap-manager-account.yaml",
            "manager/cloudformation.yaml",
            "managed/payments/namespace.yaml",
            "managed/payments/cluster-role-identity.yaml",
            "managed/payments/managed-cluster.yaml",
        ],
    );
}

#[test]
fn a_version_that_is_being_typed_holds_back_the_cluster_that_it_is_for() {
    check(
        |inputs| inputs.manager.cluster.kubernetes_version = "v1.".into(),
        "manager.cluster.kubernetesVersion",
        &["create-management-cluster", "manager/manager-cluster.yaml"],
    );
    check(
        |inputs| inputs.managed[1].cluster.worker_count = "3x".into(),
        "managed[1].cluster.workerCount",
        &["create-workload-cluster-data-platform", "managed/data-platform/managed-cluster.yaml"],
    );
}

#[test]
fn an_external_id_holds_back_the_accounts_but_not_the_bootstrap() {
    let mut inputs = three_accounts();
    inputs.iam.external_id = "x".into();
    let held = held_back(&inputs);
    let names: Vec<&str> = held.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"managed/payments/cluster-role-identity.yaml"));
    assert!(!names.contains(&"create-bootstrap-cluster") && !names.contains(&"managed/payments/namespace.yaml"));
}

/// The shortcut over a thousand accounts says what asking every step says, whichever account is wrong and in what.
#[test]
fn the_plan_knows_what_is_held_back_as_each_step_does() {
    let edits: [fn(&mut Inputs); 7] = [
        |_| {},
        |inputs| inputs.managed[0].cluster.worker_count = "3x".into(),
        |inputs| inputs.managed[1].cluster.worker_count = "3x".into(),
        |inputs| inputs.managed[2].region = "us-esat".into(),
        |inputs| inputs.managed[1].account_id = "1".into(),
        |inputs| inputs.manager.account_id = "1".into(),
        |inputs| inputs.iam.external_id = "x".into(),
    ];
    for (number, edit) in edits.iter().enumerate() {
        let mut inputs = three_accounts();
        edit(&mut inputs);
        let outline = outline(&inputs);
        let steps = outline.plan.steps.iter().enumerate();
        let asked: Vec<(usize, Vec<FieldPath>)> = steps
            .map(|(index, step)| (index, step.work(&outline.tenancy).held_back().to_vec()))
            .filter(|(_, fields)| !fields.is_empty())
            .collect();
        assert_eq!(outline.plan.held_back(&outline.tenancy), asked, "edit {number}");
    }
}
