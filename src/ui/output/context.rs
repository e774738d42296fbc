//! Whose credentials, which cluster: the first thing in every open step. Its small words are read off the commands, so
//! that they are true.

use leptos::prelude::*;

use super::held_back::FieldLinks;
use super::mark::{Dot, Hexagon};
use crate::plan::{Actor, CredentialContext, Work};
use crate::shell::{Block, Command, Expect, Line, Word};

/// How the context is made sure of, as far as the commands of the step do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assurance {
    /// Before anything else the account is asked for, and its id is expected.
    pub account_checked: bool,
    /// Before anything else the kubeconfig is asked which cluster it is for.
    pub kubeconfig_checked: bool,
    pub profile: Reach,
    pub kubeconfig: Reach,
    /// The step writes the kubeconfig.
    pub kubeconfig_written: bool,
}

/// How many of a step's commands name a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    None,
    Some,
    All,
}

impl Assurance {
    pub fn of(context: &CredentialContext, work: &Work) -> Self {
        let commands = commands(&work.blocks);
        let kubeconfig = context.kube.kubeconfig();
        let account = context.account_id.as_ref().and_then(|id| id.as_ref().ok());
        Self {
            account_checked: guards(work).any(|block| asks(block, "get-caller-identity", account)),
            kubeconfig_checked: guards(work).any(|block| asks(block, "current-context", None)),
            profile: reach(&commands, |command| {
                let set = |(name, word): &(String, Word)| name == "AWS_PROFILE" && word.literal() == context.profile;
                context.profile.is_some() && command.env.iter().any(set)
            }),
            kubeconfig: reach(&commands, |command| {
                kubeconfig.is_some() && command.argv.iter().any(|word| word.literal().as_deref() == kubeconfig)
            }),
            kubeconfig_written: kubeconfig.is_some_and(|path| work.writes.iter().any(|written| written == path)),
        }
    }
}

fn reach(commands: &[&Command], names: impl Fn(&Command) -> bool) -> Reach {
    match commands.iter().filter(|command| names(command)).count() {
        0 => Reach::None,
        some if some == commands.len() => Reach::All,
        _ => Reach::Some,
    }
}

/// The blocks at the beginning that only ask, and expect one answer.
fn guards(work: &Work) -> impl Iterator<Item = &Block> {
    work.blocks
        .iter()
        .take_while(|block| asks(block, "get-caller-identity", None) || asks(block, "current-context", None))
}

/// Whether the block asks this and expects one answer: this one, if it is given.
fn asks(block: &Block, question: &str, answer: Option<&String>) -> bool {
    let Expect::Line(expected) = &block.expect else { return false };
    let named = |command: &&Command| command.argv.iter().any(|word| word.literal().as_deref() == Some(question));
    answer.is_none_or(|answer| answer == expected) && commands(std::slice::from_ref(block)).iter().any(named)
}

/// Every command of the blocks.
fn commands(blocks: &[Block]) -> Vec<&Command> {
    blocks.iter().flat_map(|block| &block.lines).flat_map(of_line).collect()
}

fn of_line(line: &Line) -> &[Command] {
    match line {
        Line::Run(command)
        | Line::Capture(_, command)
        | Line::ExportCapture(_, command)
        | Line::Digest { command, .. }
        | Line::Poll { command, .. } => std::slice::from_ref(command),
        Line::Pipe(commands) => commands,
        Line::Set(..) | Line::Write { .. } | Line::Envsubst { .. } => &[],
    }
}

/// The strip. Without an assurance (the step is held back) it says nothing about how.
#[component]
pub fn ContextStrip(context: CredentialContext, assurance: Option<Assurance>) -> impl IntoView {
    let id = context.actor.id();
    let local = context.actor == Actor::ThisMachine;
    let (kind, name) = match &context.actor {
        Actor::ThisMachine => ("Runs on", "This machine".to_owned()),
        Actor::Manager => ("Manager account", "manager".to_owned()),
        Actor::Managed(name) => ("Managed account", name.clone()),
    };
    let account = match context.account_id {
        None => "None".into_any(),
        Some(Ok(account)) => account.into_any(),
        Some(Err(field)) => view! { <FieldLinks fields=vec![field] /> }.into_any(),
    };
    let account_sub = match assurance {
        _ if local => "no credentials needed",
        Some(Assurance { account_checked: true, .. }) => "checked first",
        _ => "",
    };
    let profile_sub = match (&context.profile, assurance.map(|assurance| assurance.profile)) {
        _ if local => "",
        (None, _) => "from the environment",
        (Some(_), Some(Reach::All)) => "set on each command",
        (Some(_), Some(Reach::Some)) => "set where a command needs it",
        (Some(_), Some(Reach::None)) => "not needed in this step",
        (Some(_), None) => "",
    };
    let kubeconfig = context.kube.kubeconfig().map(str::to_owned);
    let kubeconfig_sub = match (&kubeconfig, assurance) {
        (None, _) => "no cluster is touched",
        (_, Some(Assurance { kubeconfig_written: true, .. })) => "written by this step",
        (_, Some(Assurance { kubeconfig_checked: true, .. })) => "checked first",
        (_, Some(Assurance { kubeconfig: Reach::All, .. })) => "named on each command",
        (_, Some(Assurance { kubeconfig: Reach::Some, .. })) => "named where a command needs it",
        _ => context.kube.label(),
    };
    let kube = context.kube.clone();
    view! {
        <dl class="context" data-context=id>
            <div class="context__who">
                <dt>{kind}</dt>
                <dd><Dot context=id />{name}</dd>
            </div>
            <div>
                <dt>"Account ID"</dt>
                <dd>{account}{sub(account_sub)}</dd>
            </div>
            <div>
                <dt>"AWS profile"</dt>
                <dd>{context.profile.unwrap_or_else(|| "None".into())}{sub(profile_sub)}</dd>
            </div>
            <div>
                <dt>"Kubeconfig"</dt>
                <dd><Hexagon kube />{kubeconfig.unwrap_or_else(|| "None".into())}{sub(kubeconfig_sub)}</dd>
            </div>
        </dl>
    }
}

fn sub(words: &str) -> Option<impl IntoView + use<>> {
    (!words.is_empty()).then(|| view! { <span class="context__sub">{words.to_owned()}</span> })
}
