//! A managed account's cluster becomes ready.

use super::super::kit::{
    Account, MANAGEMENT_KUBECONFIG, account_log, as_manager, conditions, identity_events, management_guard,
    management_kube, sources, wait_for, wait_for_workers,
};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "wait-for-workload-cluster",
    phase: Phase::WorkloadClusters,
    minutes: 25,
    sources: &[sources::IDENTITY_SESSION, sources::REHEARSED],
    times: |_| Times::EachManaged,
    title: |scene| format!("Wait for the workload cluster of {}", scene.slot().label),
    why: |_| {
        "The clusters are made side by side, five control planes at a time, so the waits after the first are short. \
         A namespace that is not allowed or a role that can't be assumed shows in no condition: only the controller's \
         log and the events of the identity say so, and they are printed when the wait fails."
            .into()
    },
    context: |scene| as_manager(scene, management_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, managed), controllers) = both(both(scene.manager(), scene.managed()), scene.controllers())?;
    let account = Account::from(manager);
    let cluster = &managed.cluster;
    let namespace = cluster.namespace.as_str();
    let kubectl = |words: &str| account.kubectl(MANAGEMENT_KUBECONFIG, words);
    let control_plane = format!("awsmanagedcontrolplane/{}", cluster.control_plane_name());
    let workers = cluster.workers_object();
    let wait = |label: &str, object: &str, timeout: &str| {
        Block::run(label, wait_for(kubectl("wait").flag("-n", namespace), "Ready", object.to_owned(), timeout))
            .expect(Expect::Contains("condition met".into()))
    };
    Ok(Work {
        blocks: vec![
            account.guard(),
            management_guard(manager),
            wait("Wait for the control plane", &control_plane, "40m"),
            wait(wait_for_workers(cluster), &workers, "30m"),
            Block::run(
                "Check: the phase of the cluster",
                kubectl("get")
                    .arg(format!("clusters.cluster.x-k8s.io/{}", cluster.name))
                    .flag("-n", namespace)
                    .flag("-o", "jsonpath={.status.phase}"),
            )
            .expect(Expect::Line("Provisioned".into())),
        ],
        on_failure: (
            format!(
                "`not permitted` in the log: the identity that it names does not allow the namespace; the controller \
                 identity goes by the namespace's label. AccessDenied on AssumeRole: the controllers role of {} may not \
                 assume the one of {}, the trust there does not name it, or the external id differs.",
                manager.account, managed.account
            ),
            vec![
                conditions(kubectl("get").flag("-n", namespace), &control_plane),
                conditions(kubectl("get").flag("-n", namespace), &workers),
                account_log(account, controllers, managed),
                identity_events(account, managed),
            ],
        ),
        undo: ("Nothing was made; the step that creates the cluster says how to delete it.".into(), vec![]),
        rerun: "Yes. It only waits.".into(),
        ..Work::default()
    })
}
