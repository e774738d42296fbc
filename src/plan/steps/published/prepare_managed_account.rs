//! Prepare a managed account.

use super::super::kit::{Account, as_managed, sources};
use super::{create_stack, delete_stack, envsubst};
use crate::manifest::published::managed_iam;
use crate::manifest::yaml;
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};

pub const KIND: StepKind = StepKind {
    id: "guide-prepare-managed-account",
    phase: Phase::WorkloadClusters,
    minutes: 3,
    sources: &[sources::GUIDE, sources::IAM_TYPES, sources::STACK_SERVICE],
    times: |_| Times::EachManaged,
    title: |scene| format!("Prepare the account of {}", scene.slot().label),
    why: |_| {
        "The stack makes the controllers role of the managed account, which trusts the manager's. The guide has you expose \
         the credentials of the managed account first: export them yourself, or give the account a profile. No command \
         checks that they are the right ones."
            .into()
    },
    context: as_managed,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, managed) = both(scene.manager(), scene.managed())?;
    let account = Account::from(managed);
    let path = paths::managed_iam(managed.name.as_str());
    Ok(Work {
        blocks: vec![envsubst(&path, &[yaml::document(&managed_iam(manager))]), create_stack(account, &path)],
        reads: vec![path.clone()],
        writes: vec![path.clone()],
        on_failure: (
            "clusterawsadm does not say why CloudFormation refused; the stack's events do.".into(),
            vec![account.stack_events()],
        ),
        undo: ("Delete the stack, after the account's cluster is gone.".into(), vec![delete_stack(account, &path)]),
        rerun: "Yes. An existing stack is updated.".into(),
        ..Work::default()
    })
}
