//! Prepare the manager account.

use super::super::kit::{Account, as_manager, sources};
use super::{create_stack, delete_stack, envsubst};
use crate::manifest::published::{ISSUER_ID_LATER, manager_iam};
use crate::manifest::yaml;
use crate::model::{HeldBack, both};
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work, paths};

pub const KIND: StepKind = StepKind {
    id: "guide-prepare-manager-account",
    phase: Phase::Accounts,
    minutes: 3,
    sources: &[sources::GUIDE, sources::IAM_TYPES, sources::STACK_SERVICE],
    times: |_| Times::Once,
    title: |_| "Prepare the manager account".into(),
    why: |_| {
        "The stack holds the controllers role of the manager account, which may assume the role of the same name in each \
         managed account. Its trust names a provider that does not exist yet. The role of the nodes is switched off here \
         while the cluster's flavor needs it, so the wait further down does not end."
            .into()
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, controllers), managed) = both(both(scene.manager(), scene.controllers()), scene.every_managed_id())?;
    let account = Account::from(manager);
    let configuration = yaml::document(&manager_iam(manager, controllers, &managed, ISSUER_ID_LATER));
    Ok(Work {
        blocks: vec![envsubst(paths::MANAGER_IAM, &[configuration]), create_stack(account, paths::MANAGER_IAM)],
        reads: vec![paths::MANAGER_IAM.into()],
        writes: vec![paths::MANAGER_IAM.into()],
        on_failure: (
            "clusterawsadm does not say why CloudFormation refused; the stack's events do.".into(),
            vec![account.stack_events()],
        ),
        undo: (
            "Delete the stack, after every cluster is gone.".into(),
            vec![delete_stack(account, paths::MANAGER_IAM)],
        ),
        rerun: "Yes. An existing stack is updated.".into(),
        ..Work::default()
    })
}
