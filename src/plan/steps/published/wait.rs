//! Wait for the manager cluster.

use super::super::kit::{conditions, sources};
use super::default_kube;
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Expect};

pub const KIND: StepKind = StepKind {
    id: "guide-wait-for-manager-cluster",
    phase: Phase::ManagementCluster,
    minutes: 30,
    sources: &[sources::GUIDE, sources::EKS_ROLES, sources::REHEARSED],
    times: |_| Times::Once,
    title: |_| "Wait for the manager cluster".into(),
    why: |_| {
        "The guide says to wait until the cluster is there and gives no command for it. As it stands the wait does not \
         end: the node group asks for the role that the manager account's stack was told not to make."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let cluster = &scene.manager()?.cluster;
    let namespace = cluster.namespace.as_str();
    Ok(Work {
        blocks: vec![
            Block::new("By hand: wait until the manager cluster is there; the guide has no command for it", vec![])
                .expect(Expect::Sample("EKS shows the cluster as ACTIVE and its node group too".into())),
        ],
        on_failure: (
            "See which condition is missing; `the specified nodegroup role couldn't be found` is the switched-off \
             role."
                .into(),
            vec![
                conditions(
                    Command::new("kubectl get").flag("-n", namespace),
                    &format!("awsmanagedcontrolplane/{}", cluster.control_plane_name()),
                ),
                conditions(Command::new("kubectl get").flag("-n", namespace), &cluster.workers_object()),
            ],
        ),
        undo: ("Nothing to take back.".into(), vec![]),
        rerun: "Yes. It only waits.".into(),
        ..Work::default()
    })
}
