//! Create the identities: only their file; it is applied last.

use super::super::kit::sources;
use super::{default_kube, envsubst};
use crate::manifest::published::identities;
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-create-identities",
    phase: Phase::WorkloadClusters,
    minutes: 1,
    sources: &[sources::GUIDE, sources::IDENTITY_SESSION],
    times: |_| Times::EachManaged,
    title: |scene| format!("Write the identities of {}", scene.slot().label),
    why: |_| {
        "The role identity names the role of the managed account, the controller identity is the link to it from the \
         controllers' own credentials. Both admit every namespace. CAPA has not served their API version since v2.4."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let managed = scene.slot().tenant.get()?;
    let path = paths::role_identity(managed.name.as_str());
    let mut blocks = vec![envsubst(&path, &identities(managed))];
    if scene.tenancy.managed.len() > 1 {
        let account = Line::Set("AWS_MANAGED_ACCOUNT_ID", managed.account.as_str().into());
        blocks.insert(0, Block::new("Set the managed account", vec![account]));
    }
    Ok(Work {
        blocks,
        writes: vec![path],
        on_failure: ("envsubst is part of GNU gettext, which macOS does not have.".into(), vec![]),
        undo: ("Nothing to take back: only a file is written.".into(), vec![]),
        rerun: "Yes. The file is written anew.".into(),
        ..Work::default()
    })
}
