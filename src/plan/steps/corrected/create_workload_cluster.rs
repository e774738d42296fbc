//! A managed account's namespace, identity and cluster.

use super::super::kit::{
    Account, MANAGEMENT_KUBECONFIG, account_log, as_manager, identity_events, management_guard, management_kube,
    sources,
};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "create-workload-cluster",
    phase: Phase::WorkloadClusters,
    minutes: 1,
    sources: &[sources::CONTROL_PLANE_WEBHOOK, sources::IDENTITY_SESSION],
    times: |_| Times::EachManaged,
    title: |scene| format!("Create the workload cluster of {}", scene.slot().label),
    why: |scene| {
        format!(
            "The identity says which role of {} the controllers assume, and for which namespace. The cluster names it \
             from the start: without that, CAPA would build the cluster in the manager account and say nothing.",
            scene.slot().label
        )
    },
    context: |scene| as_manager(scene, management_kube()),
    work,
};

/// Of the several objects of the manifest, with what the webhooks fill in.
const IDENTITY_OF_CONTROL_PLANE: &str = "jsonpath={range .items[?(@.kind==\"AWSManagedControlPlane\")]}\
    {.spec.identityRef.kind}/{.spec.identityRef.name}{end}";

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, managed), ((controllers, _), _)) =
        both(both(scene.manager(), scene.managed()), both(both(scene.controllers(), scene.iam()), scene.release()))?;
    // The manifests that are applied need them.
    both(managed.cluster.spec.get(), scene.slot().tenant.get())?;
    let account = Account::from(manager);
    let name = managed.name.as_str();
    let namespace = managed.cluster.namespace.as_str();
    let kubectl = |words: &str| account.kubectl(MANAGEMENT_KUBECONFIG, words);
    let apply = |path: String| kubectl("apply -f").arg(path);
    // Asked before anything is made: CAPA starts to build as soon as the cluster is there, and goes on when we stop.
    let identity_guard = Block::run(
        "Guard: its own identity?",
        kubectl("apply --dry-run=server -f").arg(paths::managed_cluster(name)).flag("-o", IDENTITY_OF_CONTROL_PLANE),
    )
    .expect(Expect::Line(format!("AWSClusterRoleIdentity/{name}")));
    Ok(Work {
        blocks: vec![
            account.guard(),
            management_guard(manager),
            Block::run("Create its namespace", apply(paths::namespace(name)))
                .expect(Expect::Contains(format!("namespace/{namespace}"))),
            Block::run("Create its identity", apply(paths::role_identity(name))).expect(Expect::Contains(format!(
                "awsclusterroleidentity.infrastructure.cluster.x-k8s.io/{name}"
            ))),
            identity_guard,
            Block::run("Create its cluster", apply(paths::managed_cluster(name)))
                .expect(Expect::Contains(format!("cluster.cluster.x-k8s.io/{}", managed.cluster.name))),
        ],
        reads: vec![paths::namespace(name), paths::role_identity(name), paths::managed_cluster(name)],
        on_failure: (
            "AWSClusterControllerIdentity instead of the account's own identity: the manifest has no identityRef, and the \
             cluster would be built in the manager account. A webhook's refusal names the field. Anything else stands in \
             the controller's log."
                .into(),
            vec![account_log(account, controllers, managed), identity_events(account, managed)],
        ),
        undo: (
            "The cluster first, and its identity only when the cluster is gone: without the identity CAPA can't delete \
             what it made."
                .into(),
            vec![
                Block::run(
                    "Delete the cluster and wait",
                    kubectl("delete")
                        .arg(format!("clusters.cluster.x-k8s.io/{}", managed.cluster.name))
                        .flag("-n", namespace)
                        .arg("--timeout=60m"),
                ),
                Block::run("Delete its identity", kubectl("delete -f").arg(paths::role_identity(name))),
                Block::run("Delete its namespace", kubectl("delete -f").arg(paths::namespace(name))),
            ],
        ),
        rerun: "Yes. kubectl says unchanged.".into(),
        ..Work::default()
    })
}
