//! Generate the configuration of the manager cluster.

use super::super::kit::{Account, sources};
use super::{default_kube, generate};
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Command};

pub const KIND: StepKind = StepKind {
    id: "guide-generate-manager-cluster",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::GUIDE],
    times: |_| Times::Once,
    title: |_| "Generate the manager cluster's configuration".into(),
    why: |_| {
        "clusterctl fills the flavor's template from the exported variables, AWS_REGION among them. The file in this \
         bundle is the same text, made here. The guide's own versions of Kubernetes and of the VPC CNI are no longer \
         offered by EKS; it asks you to update them."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let manager = scene.manager()?;
    let (cluster, spec) = (&manager.cluster, manager.cluster.spec.get()?);
    let clusterctl = Account::from(manager).command("clusterctl");
    Ok(Work {
        blocks: vec![generate(cluster, spec, clusterctl, paths::MANAGER_CLUSTER)],
        writes: vec![paths::MANAGER_CLUSTER.into()],
        on_failure: (
            "clusterctl names a variable that is not set; see which the template reads.".into(),
            vec![Block::run(
                "The template's variables",
                Command::new("clusterctl generate cluster manager")
                    .flag("--flavor", cluster.flavor.id())
                    .arg("--list-variables"),
            )],
        ),
        undo: ("Nothing to take back: only a file is written.".into(), vec![]),
        rerun: "Yes. The file is written anew.".into(),
        ..Work::default()
    })
}
