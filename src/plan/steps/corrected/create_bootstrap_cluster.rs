//! The kind cluster that makes the management cluster.

use super::super::kit::{BOOTSTRAP_KUBECONFIG, bootstrap_guard, bootstrap_kube, moved, sources, this_machine};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Piece, Probe, Word, script};

pub const KIND: StepKind = StepKind {
    id: "create-bootstrap-cluster",
    phase: Phase::Bootstrap,
    minutes: 3,
    sources: &[sources::KIND],
    times: |_| Times::Once,
    title: |_| "Create the bootstrap cluster".into(),
    why: |_| {
        "Cluster API makes clusters from a cluster. The first one is made from this, a kind cluster in a container \
         engine on your machine. Its kubeconfig goes into a file of its own, so that your own is not touched."
            .into()
    },
    context: |_| this_machine(bootstrap_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (bootstrap, manager) = both(scene.bootstrap(), scene.manager())?;
    let kind = |verb: &str| Command::new(&format!("kind {verb}")).flag("--name", bootstrap.kind_cluster.as_str());
    // The whole path, so that it does not matter from where kind, or a wrapper around it, looks.
    let kubeconfig = Word(vec![Piece::Var("PWD"), Piece::Text(format!("/{BOOTSTRAP_KUBECONFIG}"))]);
    Ok(Work {
        done_already: Some(moved(manager)),
        blocks: vec![
            Block::run(
                "Create it",
                kind("create cluster").flag("--kubeconfig", kubeconfig.clone()).flag("--wait", "5m"),
            )
            .unless(Probe::Succeeds(kind("get kubeconfig"))),
            // A cluster of a former run may stand without its kubeconfig in this folder.
            Block::run("Write its kubeconfig", kind("export kubeconfig").flag("--kubeconfig", kubeconfig.clone())),
            bootstrap_guard(bootstrap),
        ],
        writes: vec![BOOTSTRAP_KUBECONFIG.into()],
        on_failure: (
            // Deleting it is left to the person: a cluster whose container only stopped looks the same to kind.
            format!(
                "kind needs a container engine that runs: Docker, Podman or nerdctl. `node(s) already exist`: an \
                 interrupted run left the cluster half made; `{}` takes it away.",
                script::command(&kind("delete cluster"))
            ),
            vec![Block::run("The clusters there are", Command::new("kind get clusters"))],
        ),
        undo: (
            "As long as it has made no cluster in AWS.".into(),
            vec![Block::run("Delete it", kind("delete cluster"))],
        ),
        rerun: "Yes. A cluster of that name is kept as it is.".into(),
        ..Work::default()
    })
}
