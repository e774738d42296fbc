//! Pod Identity: the association of the controllers' service account with their role.

use super::super::kit::{Account, as_manager, sources};
use crate::manifest::corrected::controllers_role_arn;
use crate::model::{Credentials, HeldBack, both};
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Probe};

pub const KIND: StepKind = StepKind {
    id: "associate-pod-identity",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::POD_IDENTITY, sources::REHEARSED],
    times: |tenancy| match tenancy.controllers.ready() {
        Some(controllers) if controllers.credentials == Credentials::PodIdentity => Times::Once,
        _ => Times::Never,
    },
    title: |_| "Give the controllers their role with Pod Identity".into(),
    why: |_| {
        "EKS hands the role to pods of this service account that start after the association exists, so it is made \
         before the controllers are installed. The agent runs as an add-on of the management cluster."
            .into()
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, iam), controllers) = both(both(scene.manager(), scene.iam()), scene.controllers())?;
    let account = Account::from(manager);
    let eks = |words: &str| account.aws(&format!("eks {words}")).flag("--cluster-name", manager.cluster.eks_name());
    let list = |query: &str| {
        eks("list-pod-identity-associations")
            .flag("--namespace", controllers.namespace.as_str())
            .flag("--service-account", "capa-controller-manager")
            .flag("--query", query)
            .flag("--output", "text")
    };
    let there = list("length(associations)");
    Ok(Work {
        blocks: vec![
            account.guard(),
            Block::run(
                "Associate the role",
                eks("create-pod-identity-association")
                    .flag("--namespace", controllers.namespace.as_str())
                    .flag("--service-account", "capa-controller-manager")
                    .flag("--role-arn", controllers_role_arn(manager.partition, manager.account.as_str(), iam))
                    .flag("--query", "association.associationArn")
                    .flag("--output", "text"),
            )
            .unless(Probe::Prints(there.clone(), "1".into())),
            Block::run("Check: one association", there).expect(Expect::Line("1".into())),
        ],
        on_failure: ("The message of EKS names the role or the cluster it does not know.".into(), vec![]),
        undo: (
            "It goes with the management cluster; or delete it by its id.".into(),
            vec![Block::run("Its id", list("associations[].associationId"))],
        ),
        rerun: "Yes. An association that is there is kept.".into(),
        ..Work::default()
    })
}
