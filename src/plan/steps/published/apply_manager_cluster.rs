//! Apply the configuration of the manager cluster.

use super::super::kit::sources;
use super::default_kube;
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Command, Expect};

pub const KIND: StepKind = StepKind {
    id: "guide-apply-manager-cluster",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::GUIDE, sources::REHEARSED],
    times: |_| Times::Once,
    title: |_| "Apply the manager cluster's configuration".into(),
    why: |_| {
        "From here on the controllers make the EKS cluster of the manager account. If their webhooks are not up yet, \
         kubectl answers `failed calling webhook`; run it again."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let cluster = &scene.manager()?.cluster;
    Ok(Work {
        blocks: vec![
            Block::run("Apply", Command::new("kubectl apply -f").arg(paths::MANAGER_CLUSTER))
                .expect(Expect::Sample(format!("cluster.cluster.x-k8s.io/{} created", cluster.name))),
        ],
        reads: vec![paths::MANAGER_CLUSTER.into()],
        on_failure: (
            "See whether the controllers and their webhooks are up.".into(),
            vec![Block::run("The controllers", Command::new("kubectl get pods --all-namespaces"))],
        ),
        undo: (
            "Delete the Cluster object and wait until it is gone; AWS's resources go with it.".into(),
            vec![Block::run(
                "Delete the cluster",
                Command::new("kubectl delete cluster")
                    .arg(cluster.name.as_str())
                    .flag("-n", cluster.namespace.as_str()),
            )],
        ),
        rerun: "Yes. kubectl says unchanged.".into(),
        ..Work::default()
    })
}
