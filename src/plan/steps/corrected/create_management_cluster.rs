//! The management cluster, made from the bootstrap cluster.

use super::super::kit::{
    Account, BOOTSTRAP_KUBECONFIG, as_manager, bootstrap_guard, bootstrap_kube, conditions, controller_log, moved,
    sources, wait_for, wait_for_workers,
};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Expect, Probe};

pub const KIND: StepKind = StepKind {
    id: "create-management-cluster",
    phase: Phase::ManagementCluster,
    minutes: 25,
    sources: &[sources::CONTROL_PLANE_WEBHOOK, sources::EKS_ROLES],
    times: |_| Times::Once,
    title: |_| "Create the management cluster".into(),
    why: |scene| {
        let admitted = if scene.bootstrap().is_ok_and(|bootstrap| bootstrap.pivot) {
            " Its manifest makes the controllers role an administrator of it, which the pivot needs."
        } else {
            ""
        };
        format!(
            "An EKS cluster in the manager account, in which the controllers will live. EKS takes some 15 minutes for \
             the control plane and a few more for the nodes.{admitted}"
        )
    },
    context: |scene| as_manager(scene, bootstrap_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, bootstrap), ((controllers, _), _)) =
        both(both(scene.manager(), scene.bootstrap()), both(both(scene.controllers(), scene.iam()), scene.release()))?;
    // The manifest that is applied needs it.
    manager.cluster.spec.get()?;
    let account = Account::from(manager);
    let cluster = &manager.cluster;
    let kubectl = |words: &str| account.kubectl(BOOTSTRAP_KUBECONFIG, words);
    let namespace = cluster.namespace.as_str();
    let control_plane = format!("awsmanagedcontrolplane/{}", cluster.control_plane_name());
    let workers = cluster.workers_object();
    let mut blocks = vec![account.guard(), bootstrap_guard(bootstrap)];
    if namespace != "default" {
        blocks.push(
            Block::run("Create its namespace", kubectl("create namespace").arg(namespace))
                .unless(Probe::Succeeds(kubectl("get namespace").arg(namespace))),
        );
    }
    blocks.extend([
        Block::run("Apply its manifest", kubectl("apply -f").arg(paths::MANAGER_CLUSTER)),
        Block::run(
            "Wait for the control plane",
            wait_for(kubectl("wait").flag("-n", namespace), "Ready", control_plane.clone(), "40m"),
        )
        .expect(Expect::Contains("condition met".into())),
        Block::run(
            wait_for_workers(cluster),
            wait_for(kubectl("wait").flag("-n", namespace), "Ready", workers.clone(), "30m"),
        )
        .expect(Expect::Contains("condition met".into())),
    ]);
    Ok(Work {
        done_already: Some(moved(manager)),
        blocks,
        reads: vec![paths::MANAGER_CLUSTER.into()],
        on_failure: (
            "A wait that times out does not say why; the conditions and the controller's log do. ExpiredToken means \
             that the credentials stored in the bootstrap cluster have run out."
                .into(),
            vec![
                conditions(kubectl("get").flag("-n", namespace), &control_plane),
                conditions(kubectl("get").flag("-n", namespace), &workers),
                controller_log(account, BOOTSTRAP_KUBECONFIG, controllers),
            ],
        ),
        undo: (
            "While the bootstrap cluster owns it; it takes as long as making it.".into(),
            vec![Block::run(
                "Delete it",
                kubectl("delete").arg(format!("clusters.cluster.x-k8s.io/{}", cluster.name)).flag("-n", namespace),
            )],
        ),
        rerun: "Yes. Applying it again changes nothing, and a wait that is met returns at once.".into(),
        ..Work::default()
    })
}
