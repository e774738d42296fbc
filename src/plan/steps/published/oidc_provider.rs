//! Create the OIDC provider.

use super::super::kit::{Account, as_manager, sources};
use crate::model::HeldBack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "guide-oidc-provider",
    phase: Phase::ManagementCluster,
    minutes: 5,
    sources: &[sources::GUIDE, sources::IRSA],
    times: |_| Times::Once,
    title: |_| "Create the OIDC provider".into(),
    why: |_| {
        "IAM trusts the service accounts of the manager cluster only once the cluster's issuer is a provider of the \
         account. The guide has no command for it: it sends you to the page of the Amazon EKS documentation on IAM roles \
         for service accounts."
            .into()
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let account = Account::from(scene.manager()?);
    let list = || Block::run("The providers of the account", account.aws("iam list-open-id-connect-providers"));
    Ok(Work {
        blocks: vec![
            Block::new(
                "By hand: create the provider as the Amazon EKS documentation says; the guide has no command for it",
                vec![],
            )
            .expect(Expect::Sample("IAM lists a provider whose ARN ends in the id of the cluster's issuer".into())),
        ],
        on_failure: ("See which providers the account has.".into(), vec![list()]),
        undo: ("Delete the provider in IAM, after the clusters of the managed accounts are gone.".into(), vec![list()]),
        rerun: "No. IAM refuses a provider that exists.".into(),
        ..Work::default()
    })
}
