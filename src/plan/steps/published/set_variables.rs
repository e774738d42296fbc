//! Set variables.

use super::super::kit::{as_manager, sources};
use crate::manifest::published::ISSUER_ID_LATER;
use crate::model::HeldBack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-set-variables",
    phase: Phase::Bootstrap,
    minutes: 1,
    sources: &[sources::GUIDE],
    times: |_| Times::Once,
    title: |_| "Set variables".into(),
    why: |_| {
        "The guide's later commands read these from the shell, so run every step in the same one. It also has you export \
         AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, with multi-factor authentication, AWS_SESSION_TOKEN of the manager \
         account: do that yourself, they are never asked for and never written here. A kind cluster that kubectl points \
         at is taken for granted."
            .into()
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let manager = scene.manager()?;
    let managed = scene.every_managed_id()?;
    // One variable, one account: with several the guide's later steps are repeated for each of them.
    let first = managed.first().map(|account| account.as_str()).unwrap_or_default();
    Ok(Work {
        blocks: vec![Block::new(
            "Set the variables",
            vec![
                Line::Set("AWS_REGION", manager.region.as_str().into()),
                Line::Set("AWS_MANAGER_ACCOUNT_ID", manager.account.as_str().into()),
                Line::Set("AWS_MANAGED_ACCOUNT_ID", first.into()),
                Line::Set("OIDC_PROVIDER_ID", ISSUER_ID_LATER.into()),
            ],
        )],
        on_failure: ("Nothing is run here, so nothing can fail but the paste itself.".into(), vec![]),
        undo: ("Close the shell.".into(), vec![]),
        rerun: "Yes. It only sets variables, the placeholder for the OIDC provider among them.".into(),
        ..Work::default()
    })
}
