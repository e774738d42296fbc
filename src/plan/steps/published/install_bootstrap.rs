//! Install CAPA in the bootstrap cluster.

use super::super::kit::sources;
use super::{default_kube, export_credentials};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Expect, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-install-bootstrap",
    phase: Phase::ManagementCluster,
    minutes: 5,
    sources: &[sources::GUIDE, sources::CLUSTERCTL_INIT, sources::MANAGER_ARGS],
    times: |_| Times::Once,
    title: |_| "Install Cluster API in the bootstrap cluster".into(),
    why: |_| {
        "The controllers that make the manager cluster run in the bootstrap cluster, with your credentials of the manager \
         account. Whatever versions are the newest that day are installed, and nothing waits until they are up."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, controllers) = both(scene.manager(), scene.controllers())?;
    Ok(Work {
        blocks: vec![
            Block::new(
                "Install the providers",
                vec![
                    export_credentials(manager),
                    Line::Set("EKS", "true".into()),
                    Line::Set("EXP_MACHINE_POOL", "true".into()),
                    Line::Run(
                        Command::new("clusterctl init --infrastructure aws")
                            .flag("--target-namespace", controllers.namespace.as_str()),
                    ),
                ],
            )
            .expect(Expect::Sample("Your management cluster has been initialized successfully!".into())),
        ],
        on_failure: (
            "See whether the controllers started.".into(),
            vec![Block::run("The controllers", Command::new("kubectl get pods --all-namespaces"))],
        ),
        undo: (
            "Remove the providers while no cluster exists.".into(),
            vec![Block::run(
                "Remove the providers",
                Command::new("clusterctl delete --all --include-crd --include-namespace"),
            )],
        ),
        rerun: "No. clusterctl refuses a provider that is installed already.".into(),
        ..Work::default()
    })
}
