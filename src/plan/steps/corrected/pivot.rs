//! The pivot: the management cluster's own objects move into it.

use super::super::kit::{
    Account, BOOTSTRAP_KUBECONFIG, MANAGEMENT_KUBECONFIG, as_manager, bootstrap_guard, cluster_object, controller_log,
    management_guard, management_kube, sources,
};
use super::create_management_cluster;
use crate::manifest::corrected::controllers_role_arn;
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Command, Expect, Probe};

pub const KIND: StepKind = StepKind {
    id: "pivot",
    phase: Phase::ManagementCluster,
    minutes: 3,
    sources: &[sources::CLUSTERCTL_MOVE, sources::ACCESS_AFTER_MOVE, sources::REHEARSED],
    times: |tenancy| match tenancy.bootstrap.ready() {
        Some(bootstrap) if !bootstrap.pivot => Times::Never,
        _ => Times::Once,
    },
    title: |_| "Pivot: move the management cluster into itself".into(),
    why: |_| {
        "Until now the bootstrap cluster on your machine owns the management cluster; if it is lost, nobody does. The \
         move makes the management cluster its own. From then on CAPA reaches it as the controllers role, so that role \
         has to be admitted first: without it the control plane still says Ready, and CAPA can't enter."
            .into()
    },
    context: |scene| as_manager(scene, management_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, iam), ((bootstrap, release), controllers)) =
        both(both(scene.manager(), scene.iam()), both(both(scene.bootstrap(), scene.release()), scene.controllers()))?;
    let account = Account::from(manager);
    let role = controllers_role_arn(manager.partition, manager.account.as_str(), iam);
    let (admitted_by, admitted) = if release.access_entries {
        let entry = account
            .aws("eks describe-access-entry")
            .flag("--cluster-name", manager.cluster.eks_name())
            .flag("--principal-arn", role.as_str())
            .flag("--query", "accessEntry.principalArn")
            .flag("--output", "text");
        ("accessEntries", entry)
    } else {
        let config_map = account
            .kubectl(MANAGEMENT_KUBECONFIG, "get configmap aws-auth -n kube-system")
            .flag("-o", "jsonpath={.data.mapRoles}");
        ("iamAuthenticatorConfig", config_map)
    };
    let kind_runs =
        Probe::Succeeds(Command::new("kind get kubeconfig").flag("--name", bootstrap.kind_cluster.as_str()));
    Ok(Work {
        // The bootstrap cluster is deleted only after a move that succeeded.
        done_already: Some(Probe::All(vec![Probe::Not(Box::new(kind_runs)), Probe::Succeeds(cluster_object(manager))])),
        blocks: vec![
            account.guard(),
            bootstrap_guard(bootstrap),
            management_guard(manager),
            Block::run("Check: the controllers role is admitted", admitted).expect(Expect::Contains(role)),
            Block::run(
                "Move",
                account
                    .command("clusterctl move")
                    .flag("--kubeconfig", BOOTSTRAP_KUBECONFIG)
                    .flag("--to-kubeconfig", MANAGEMENT_KUBECONFIG)
                    .flag("--namespace", manager.cluster.namespace.as_str()),
            ),
            Block::run("Check: the cluster is its own", cluster_object(manager).flag("-o", "name"))
                .expect(Expect::Line(format!("cluster.cluster.x-k8s.io/{}", manager.cluster.name))),
        ],
        on_failure: (
            format!(
                "A role that is not admitted: {} admits it under {admitted_by}, and the step {} applies that file. A move \
                 that stopped half way is safe to run again; until it ends, the clusters are paused on both sides.",
                paths::MANAGER_CLUSTER,
                create_management_cluster::KIND.id
            ),
            vec![
                Block::run(
                    "What is still on the bootstrap cluster",
                    account.kubectl(BOOTSTRAP_KUBECONFIG, "get clusters.cluster.x-k8s.io -A"),
                ),
                controller_log(account, MANAGEMENT_KUBECONFIG, controllers),
            ],
        ),
        undo: (
            "While the bootstrap cluster still runs.".into(),
            vec![Block::run(
                "Move back",
                account
                    .command("clusterctl move")
                    .flag("--kubeconfig", MANAGEMENT_KUBECONFIG)
                    .flag("--to-kubeconfig", BOOTSTRAP_KUBECONFIG)
                    .flag("--namespace", manager.cluster.namespace.as_str()),
            )],
        ),
        rerun: "Yes. What has moved is left where it is.".into(),
        ..Work::default()
    })
}
