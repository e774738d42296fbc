//! The bootstrap cluster has done its work.

use super::super::kit::{Account, as_manager, bootstrap_kube, cluster_object, management_guard, sources};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Expect, Probe};

pub const KIND: StepKind = StepKind {
    id: "delete-bootstrap-cluster",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::KIND],
    times: |tenancy| match tenancy.bootstrap.ready() {
        Some(bootstrap) if !bootstrap.pivot => Times::Never,
        _ => Times::Once,
    },
    title: |_| "Delete the bootstrap cluster".into(),
    why: |_| {
        "It owns nothing any more, and it still holds the credentials that were stored in it. The check before it \
         makes sure that the management cluster has become its own."
            .into()
    },
    context: |scene| as_manager(scene, bootstrap_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, bootstrap) = both(scene.manager(), scene.bootstrap())?;
    let account = Account::from(manager);
    let kind = |verb: &str| Command::new(&format!("kind {verb}")).flag("--name", bootstrap.kind_cluster.as_str());
    Ok(Work {
        done_already: Some(Probe::Not(Box::new(Probe::Succeeds(kind("get kubeconfig"))))),
        blocks: vec![
            account.guard(),
            management_guard(manager),
            Block::run("Check: the management cluster is its own", cluster_object(manager).flag("-o", "name"))
                .expect(Expect::Line(format!("cluster.cluster.x-k8s.io/{}", manager.cluster.name))),
            Block::run("Delete it", kind("delete cluster")),
        ],
        on_failure: (
            "The container engine says why; deleting it later does no harm.".into(),
            vec![Block::run("The clusters there are", Command::new("kind get clusters"))],
        ),
        undo: ("It can't be brought back, and is not needed.".into(), vec![]),
        rerun: "Yes. A cluster that is gone is passed by.".into(),
        ..Work::default()
    })
}
