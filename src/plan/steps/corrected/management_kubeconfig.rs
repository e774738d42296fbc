//! The kubeconfig of the management cluster.

use super::super::kit::{Account, MANAGEMENT_KUBECONFIG, as_manager, management_guard, management_kube, sources};
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Expect};

pub const KIND: StepKind = StepKind {
    id: "management-kubeconfig",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::REHEARSED],
    times: |_| Times::Once,
    title: |_| "Get the kubeconfig of the management cluster".into(),
    why: |_| {
        "The principal that the bootstrap cluster acted with is the creator of the management cluster and so its \
         administrator: the credentials of this session. The kubeconfig asks the AWS CLI for a token at each use, \
         needs no other program, and does not run out."
            .into()
    },
    context: |scene| as_manager(scene, management_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let manager = scene.manager()?;
    let account = Account::from(manager);
    Ok(Work {
        blocks: vec![
            account.guard(),
            Block::run(
                "Write the kubeconfig",
                account
                    .aws("eks update-kubeconfig")
                    .flag("--name", manager.cluster.eks_name())
                    .flag("--kubeconfig", MANAGEMENT_KUBECONFIG),
            ),
            management_guard(manager),
            Block::run(
                "Check: the cluster answers",
                account.kubectl(MANAGEMENT_KUBECONFIG, "get namespace default -o name"),
            )
            .expect(Expect::Line("namespace/default".into())),
        ],
        writes: vec![MANAGEMENT_KUBECONFIG.into()],
        on_failure: (
            "`the server has asked for the client to provide credentials` means that this session is another \
             principal than the one that made the cluster."
                .into(),
            vec![Block::run("Who this session is", account.aws("sts get-caller-identity"))],
        ),
        undo: ("Delete the file.".into(), vec![Block::run("Delete it", Command::new("rm").arg(MANAGEMENT_KUBECONFIG))]),
        rerun: "Yes. It is written again.".into(),
        ..Work::default()
    })
}
