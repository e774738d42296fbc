//! The IAM stack of a managed account.

use super::super::kit::{Account, as_managed, sources, template_check};
use crate::manifest::corrected::controllers_role_arn;
use crate::model::{Delivery, HeldBack, both};
use crate::plan::paths::{MANAGED_TEMPLATE, managed_iam};
use crate::plan::stacks::Stack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "managed-account-iam",
    phase: Phase::Accounts,
    minutes: 4,
    sources: &[sources::STACK_SERVICE, sources::IAM_TYPES],
    times: |tenancy| match tenancy.iam.ready() {
        Some(iam) if iam.delivery == Delivery::StackSet => Times::Never,
        _ => Times::EachManaged,
    },
    title: |scene| format!("Create the IAM roles in {}", scene.slot().label),
    why: |scene| {
        format!(
            "The management cluster builds the cluster of {} by assuming a role in this account. The stack makes that \
             role; its trust names one principal, the controllers role of the manager account.",
            scene.slot().label
        )
    },
    context: |scene| {
        let mut context = as_managed(scene);
        context.kube = KubeContext::None;
        context
    },
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let config = managed_iam(&scene.slot().key);
    // The manager is in the trust, so it has to be right as well.
    let ((managed, iam), check) =
        both(both(scene.managed(), scene.iam()), template_check(scene, Stack::Managed, &config))?;
    let account = Account::from(managed);
    let role = iam.controllers_role();
    Ok(Work {
        blocks: vec![
            account.guard(),
            check,
            account.create_stack("Create or update the stack", &config).expect(Expect::Sample(
                "Attempting to create AWS CloudFormation stack cluster-api-provider-aws-sigs-k8s-io\nFollowing resources are in the stack:".into(),
            )),
            account.role_check(&role, &controllers_role_arn(managed.partition, managed.account.as_str(), iam)),
        ],
        on_failure: (
            "clusterawsadm says little; the stack's events say why. `Invalid principal in policy` means that the \
             role of the manager account does not exist yet. A stack in ROLLBACK_COMPLETE has to be deleted before the \
             next try."
                .into(),
            vec![account.stack_events()],
        ),
        undo: (
            "After the workload cluster of this account is gone.".into(),
            vec![Block::run("Delete the stack", account.stack("delete", &config))],
        ),
        reads: vec![config, MANAGED_TEMPLATE.into()],
        rerun: "Yes. A second run updates the stack, and changes nothing when nothing changed.".into(),
        ..Work::default()
    })
}
