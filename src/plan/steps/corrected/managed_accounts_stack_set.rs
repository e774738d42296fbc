//! The IAM stack of all managed accounts as one stack set, administered from the manager account.

use super::super::kit::{Account, as_manager, sources, template_check};
use crate::model::{Delivery, HeldBack, both};
use crate::plan::paths::{MANAGED_TEMPLATE, managed_iam};
use crate::plan::stacks::Stack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Line, Piece, Probe, Word};
use std::collections::BTreeMap;

const NAME: &str = "capa-managed-account";

pub const KIND: StepKind = StepKind {
    id: "managed-accounts-stack-set",
    phase: Phase::Accounts,
    minutes: 10,
    sources: &[sources::STACK_SETS, sources::IAM_TYPES],
    times: |tenancy| match tenancy.iam.ready() {
        Some(iam) if iam.delivery == Delivery::StackSet => Times::Once,
        _ => Times::Never,
    },
    title: |_| "Create the IAM roles in every managed account".into(),
    why: |_| {
        "The template of a managed account does not name the account, so one stack set carries it to all of them, in \
         one region each (IAM's names are global). The manager account administers it: there must be a role \
         AWSCloudFormationStackSetAdministrationRole in it and a role AWSCloudFormationStackSetExecutionRole that \
         trusts it in each managed account. clusterawsadm can neither update nor delete these stacks afterwards."
            .into()
    },
    context: |scene| as_manager(scene, KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let config = scene.tenancy.managed.first().map(|first| managed_iam(&first.key)).unwrap_or_default();
    let ((manager, managed), check) =
        both(both(scene.manager(), scene.every_managed()), template_check(scene, Stack::Managed, &config))?;
    let account = Account::from(manager);
    let set = |words: &str| account.aws(&format!("cloudformation {words}")).flag("--stack-set-name", NAME);
    let administration =
        format!("arn:{}:iam::{}:role/AWSCloudFormationStackSetAdministrationRole", manager.partition, manager.account);
    let definition = |verb: &str| {
        set(verb)
            .flag("--template-body", format!("file://{MANAGED_TEMPLATE}"))
            .flag("--capabilities", "CAPABILITY_NAMED_IAM")
            .flag("--permission-model", "SELF_MANAGED")
            .flag("--administration-role-arn", administration.as_str())
            .flag("--execution-role-name", "AWSCloudFormationStackSetExecutionRole")
    };
    let mut regions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in &managed {
        regions.entry(one.region.as_str()).or_default().push(one.account.as_str());
    }
    let mut blocks = vec![
        account.guard(),
        check,
        Block::run("Create the stack set", definition("create-stack-set"))
            .unless(Probe::Succeeds(set("describe-stack-set"))),
    ];
    let mut undo = Vec::new();
    for (region, accounts) in regions {
        let instances = |verb: &str| {
            set(verb)
                .arg("--accounts")
                .args(accounts.iter().copied())
                .flag("--regions", region)
                .flag("--query", "OperationId")
                .flag("--output", "text")
        };
        blocks.push(Block::new(
            format!("Deploy in {region} and wait"),
            vec![
                Line::Capture("OPERATION", instances("create-stack-instances")),
                Line::Poll {
                    command: set("describe-stack-set-operation")
                        .flag("--operation-id", Word(vec![Piece::Var("OPERATION")]))
                        .flag("--query", "StackSetOperation.Status")
                        .flag("--output", "text"),
                    until: "SUCCEEDED",
                    failed: &["FAILED", "STOPPED"],
                    every_s: 15,
                    timeout_s: 3600,
                },
            ],
        ));
        undo.push(Block::run(
            format!("Delete the stacks in {region}"),
            instances("delete-stack-instances").arg("--no-retain-stacks"),
        ));
    }
    undo.push(Block::run("Delete the stack set", set("delete-stack-set")));
    blocks.push(
        Block::run(
            "Check: every account has its stack",
            set("list-stack-instances").args(["--query", "length(Summaries[?Status!='CURRENT'])", "--output", "text"]),
        )
        .expect(Expect::Line("0".into())),
    );
    Ok(Work {
        blocks,
        reads: vec![config, MANAGED_TEMPLATE.into()],
        on_failure: (
            "Each stack that failed says why; most often the execution role is missing in that account.".into(),
            vec![Block::run(
                "Accounts without their stack",
                set("list-stack-instances").args([
                    "--query",
                    "Summaries[?Status!='CURRENT'].[Account,Region,StatusReason]",
                    "--output",
                    "table",
                ]),
            )],
        ),
        undo: ("After every workload cluster is gone.".into(), undo),
        rerun: "Yes. Accounts that have their stack are left as they are or brought up to date.".into(),
        ..Work::default()
    })
}
