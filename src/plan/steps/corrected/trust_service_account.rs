//! IRSA: the OIDC provider in IAM, and the trust of the controllers role in it.

use super::super::kit::{Account, as_manager, sources};
use crate::manifest::yaml;
use crate::model::{Credentials, HeldBack, both};
use crate::plan::paths::{MANAGER_IAM, MANAGER_IAM_SECOND_PASS};
use crate::plan::stacks::{self, ISSUER_LATER};
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Line, Piece, Probe, Word};

pub const KIND: StepKind = StepKind {
    id: "trust-service-account",
    phase: Phase::ManagementCluster,
    minutes: 3,
    sources: &[sources::IRSA, sources::STACK_SERVICE],
    times: |tenancy| match tenancy.controllers.ready() {
        Some(controllers) if controllers.credentials == Credentials::PodIdentity => Times::Never,
        _ => Times::Once,
    },
    title: |_| "Register the OIDC provider and trust it".into(),
    why: |scene| {
        let base = "The controllers' service account gets the controllers role through the OIDC issuer of the \
                    management cluster. IAM has to know the issuer, and the role has to trust this one service account \
                    in it and no other: both subject and audience are compared.";
        match scene.manager() {
            Ok(manager) if manager.issuer.is_none() => format!(
                "{base} The issuer is read from the cluster now; type it into the page and the files hold it instead."
            ),
            _ => base.into(),
        }
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

const ISSUER: &str = "ISSUER";
const PROVIDER: &str = "OIDC_PROVIDER";

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, iam), _) =
        both(both(scene.manager(), scene.iam()), both(scene.controllers(), scene.every_managed_id()))?;
    let account = Account::from(manager);
    let mut blocks = vec![account.guard()];
    let provider_prefix = format!("arn:{}:iam::{}:oidc-provider/", manager.partition, manager.account);
    let (url, provider_arn, config) = match &manager.issuer {
        Some(issuer) => (
            Word::from(issuer.url()),
            Word::from(issuer.provider_arn(manager.partition, &manager.account)),
            MANAGER_IAM,
        ),
        None => {
            blocks.push(Block::new(
                "Read the issuer from the cluster",
                vec![
                    Line::Capture(
                        ISSUER,
                        account
                            .aws("eks describe-cluster")
                            .flag("--name", manager.cluster.eks_name())
                            .flag("--query", "cluster.identity.oidc.issuer")
                            .flag("--output", "text"),
                    ),
                    Line::Set(PROVIDER, Word(vec![Piece::VarWithout(ISSUER, "https://")])),
                ],
            ));
            (
                Word::var(ISSUER),
                Word(vec![Piece::Text(provider_prefix.clone()), Piece::Var(PROVIDER)]),
                MANAGER_IAM_SECOND_PASS,
            )
        }
    };
    blocks.push(
        Block::run(
            "Register the OIDC provider",
            account
                .aws("iam create-open-id-connect-provider")
                .flag("--url", url)
                .flag("--client-id-list", "sts.amazonaws.com"),
        )
        .unless(Probe::Succeeds(
            account
                .aws("iam get-open-id-connect-provider")
                .flag("--open-id-connect-provider-arn", provider_arn.clone()),
        )),
    );
    if manager.issuer.is_none() {
        let text = yaml::document(&stacks::manager_in_the_end(scene)?);
        blocks.push(Block::new(
            "Write the configuration of the second pass",
            vec![Line::Write { path: MANAGER_IAM_SECOND_PASS.into(), body: with_variable(&text) }],
        ));
    }
    blocks.push(account.create_stack("Update the stack", config));
    blocks.push(
        Block::run(
            "Check: the trust",
            account
                .aws("iam get-role")
                .flag("--role-name", iam.controllers_role())
                .flag("--query", "Role.AssumeRolePolicyDocument.Statement[].Principal.Federated[]")
                .flag("--output", "text"),
        )
        .expect(Expect::Contains(match &manager.issuer {
            Some(issuer) => issuer.provider_arn(manager.partition, &manager.account),
            None => provider_prefix,
        })),
    );
    Ok(Work {
        blocks,
        reads: if manager.issuer.is_some() { vec![MANAGER_IAM.into()] } else { vec![] },
        writes: if manager.issuer.is_none() { vec![MANAGER_IAM_SECOND_PASS.into()] } else { vec![] },
        on_failure: ("The stack's events say what CloudFormation did not like.".into(), vec![account.stack_events()]),
        undo: (
            "The provider goes with the management cluster; the trust goes with the stack.".into(),
            vec![Block::run("The providers that there are", account.aws("iam list-open-id-connect-providers"))],
        ),
        rerun: "Yes. A provider that is registered is passed by, and the stack changes nothing when nothing changed."
            .into(),
        ..Work::default()
    })
}

/// The text with the shell's variable where [`ISSUER_LATER`] stands. What clusterawsadm makes of it has no digest: nobody
/// knows the issuer yet.
fn with_variable(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, part) in text.split(ISSUER_LATER).enumerate() {
        if index > 0 {
            pieces.push(Piece::Var(PROVIDER));
        }
        pieces.push(Piece::Text(part.to_owned()));
    }
    pieces
}
