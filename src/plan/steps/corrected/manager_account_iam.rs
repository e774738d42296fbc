//! The IAM stack of the manager account, first pass.

use super::super::kit::{Account, as_manager, sources, template_check};
use crate::manifest::corrected::controllers_role_arn;
use crate::model::{Credentials, HeldBack, both};
use crate::plan::paths::{MANAGER_IAM, MANAGER_TEMPLATE};
use crate::plan::stacks::Stack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Probe};

pub const KIND: StepKind = StepKind {
    id: "manager-account-iam",
    phase: Phase::Accounts,
    minutes: 4,
    sources: &[sources::STACK_SERVICE, sources::IAM_TYPES],
    times: |_| Times::Once,
    title: |_| "Create the IAM roles in the manager account".into(),
    why: |scene| {
        let second_pass = scene.manager().is_ok_and(|manager| manager.issuer.is_none())
            && scene.controllers().is_ok_and(|controllers| controllers.credentials == Credentials::Irsa);
        let base = "The stack makes the role of the controllers, with the permission to assume the role of every \
                    managed account, and the roles of the management cluster and its nodes. It comes before the \
                    stacks of the managed accounts, because IAM refuses a trust in a role that does not exist. Never \
                    delete this stack while the others stand: their trust would point at a role that is gone, even \
                    if one of the same name is made again.";
        if second_pass {
            format!(
                "{base} Nobody may assume the controllers role through the service account yet; a later step adds \
                 that once the OIDC issuer of the management cluster is known."
            )
        } else {
            base.into()
        }
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, iam), (controllers, check)) = both(
        both(scene.manager(), scene.iam()),
        both(scene.controllers(), template_check(scene, Stack::Manager, MANAGER_IAM)),
    )?;
    let account = Account::from(manager);
    let role = iam.controllers_role();
    let mut create = account.create_stack("Create or update the stack", MANAGER_IAM).expect(
        Expect::Sample("Attempting to create AWS CloudFormation stack cluster-api-provider-aws-sigs-k8s-io\nFollowing resources are in the stack:".into()),
    );
    let two_passes = controllers.credentials == Credentials::Irsa && manager.issuer.is_none();
    if two_passes {
        // The first pass over a finished second one would take the service account's trust away for a while.
        create = create.unless(Probe::Succeeds(account.aws("iam get-role").flag("--role-name", role.as_str())));
    }
    Ok(Work {
        blocks: vec![
            account.guard(),
            check,
            create,
            account.role_check(&role, &controllers_role_arn(manager.partition, manager.account.as_str(), iam)),
        ],
        reads: vec![MANAGER_IAM.into(), MANAGER_TEMPLATE.into()],
        on_failure: (
            "clusterawsadm says little; the stack's events say why. A stack in ROLLBACK_COMPLETE has to be deleted \
             before the next try; a role that exists already was made by another stack or in another region."
                .into(),
            vec![account.stack_events()],
        ),
        undo: (
            "Last of all, when no managed account trusts it any more and the management cluster is gone.".into(),
            vec![Block::run("Delete the stack", account.stack("delete", MANAGER_IAM))],
        ),
        rerun: if two_passes {
            "Yes. It is passed by once the role exists; the step that trusts the service account updates the stack."
                .into()
        } else {
            "Yes. A second run updates the stack, and changes nothing when nothing changed.".into()
        },
        ..Work::default()
    })
}
