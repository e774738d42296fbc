//! Update the trust statement: the account's preparation again, with the id of the issuer.

use super::super::kit::{Account, as_manager, sources};
use super::{create_stack, envsubst};
use crate::manifest::published::manager_iam;
use crate::manifest::yaml;
use crate::model::{HeldBack, both};
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-update-trust",
    phase: Phase::ManagementCluster,
    minutes: 3,
    sources: &[sources::GUIDE, sources::IRSA],
    times: |_| Times::Once,
    title: |_| "Update the trust statement".into(),
    why: |scene| {
        let known = scene.tenancy.manager.ready().is_some_and(|manager| manager.issuer.is_some());
        let id = if known {
            "The id is the one of the OIDC issuer typed among the inputs."
        } else {
            "Put the id of the cluster's issuer in the place of the guide's <OIDC_ID_OF_THE_CLUSTER> before you run it, or \
             type the issuer among the inputs."
        };
        format!("The guide has the account's preparation run again, with the real id in the variable. {id}")
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, controllers), managed) = both(both(scene.manager(), scene.controllers()), scene.every_managed_id())?;
    let account = Account::from(manager);
    let configuration = manager_iam(manager, controllers, &managed, "${OIDC_PROVIDER_ID}");
    let id = manager.issuer.as_ref().map_or("<OIDC_ID_OF_THE_CLUSTER>", |issuer| issuer.id());
    Ok(Work {
        blocks: vec![
            Block::new("Set the id of the issuer", vec![Line::Set("OIDC_PROVIDER_ID", id.into())]),
            envsubst(paths::MANAGER_IAM, &[yaml::document(&configuration)]),
            create_stack(account, paths::MANAGER_IAM),
        ],
        reads: vec![paths::MANAGER_IAM.into()],
        writes: vec![paths::MANAGER_IAM.into()],
        on_failure: (
            "clusterawsadm does not say why CloudFormation refused; the stack's events do.".into(),
            vec![account.stack_events()],
        ),
        undo: ("Run the preparation of the manager account again, with its placeholder.".into(), vec![]),
        rerun: "Yes. The stack is updated, or left as it is.".into(),
        ..Work::default()
    })
}
