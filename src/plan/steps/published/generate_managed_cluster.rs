//! Generate the configuration of a managed cluster, and edit it by hand.

use serde::Serialize;

use super::super::kit::{Account, sources};
use super::{default_kube, generate};
use crate::manifest::published::identity_ref;
use crate::manifest::{Reference, yaml};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Command, Expect};

/// What is typed into the spec of AWSManagedControlPlane.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edit {
    identity_ref: Reference,
}

pub const KIND: StepKind = StepKind {
    id: "guide-generate-managed-cluster",
    phase: Phase::WorkloadClusters,
    minutes: 2,
    sources: &[sources::GUIDE, sources::CONTROL_PLANE_WEBHOOK],
    times: |_| Times::EachManaged,
    title: |scene| format!("Generate the cluster configuration of {}", scene.slot().label),
    why: |_| {
        "As for the manager cluster, and then an edit by hand that makes the controllers act in the managed account. \
         Forgotten, the cluster is built in the manager account without a word. The file in this bundle has the edit; \
         clusterctl writes over it."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, managed) = both(scene.manager(), scene.managed())?;
    let path = paths::managed_cluster(managed.name.as_str());
    let (cluster, spec) = (&managed.cluster, managed.cluster.spec.get()?);
    // The guide has one region for all; another one is set for this command only.
    let elsewhere = (managed.region != manager.region).then(|| managed.region.as_str());
    let clusterctl = Account::from(manager).command("clusterctl").env_if("AWS_REGION", elsewhere);
    Ok(Work {
        blocks: vec![
            generate(cluster, spec, clusterctl, &path),
            Block::new(format!("By hand: add this to the spec of AWSManagedControlPlane in {path}"), vec![])
                .expect(Expect::Sample(yaml::document(&Edit { identity_ref: identity_ref(managed) }))),
        ],
        writes: vec![path.clone()],
        on_failure: (
            "See whether the edit is there.".into(),
            vec![Block::run("The edit", Command::new("grep -A2 identityRef").arg(path))],
        ),
        undo: ("Nothing to take back: only a file is written.".into(), vec![]),
        rerun: "Yes, but the file loses the edit.".into(),
        ..Work::default()
    })
}
