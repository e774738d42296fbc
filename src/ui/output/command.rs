//! A command with its context on its edge, and **Copy** in a fixed place.

use leptos::prelude::*;

use super::explain::Explain;
use super::highlight::{Language, html};
use super::mark::Dot;
use crate::plan::{Actor, CredentialContext};
use crate::shell::explain::{self, Explained};
use crate::shell::{Block, script};
use crate::ui::components::CopyButton;
use crate::ui::words::lower_first;

/// Who runs a command, as its bar says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// [`Actor::id`]
    pub context: &'static str,
    /// `payments 111111111111`
    pub label: String,
}

impl Who {
    pub fn of(context: &CredentialContext) -> Self {
        let name = match &context.actor {
            Actor::ThisMachine => context.actor.label(),
            Actor::Manager => "manager".into(),
            Actor::Managed(name) => name.clone(),
        };
        let account = match &context.account_id {
            Some(Ok(id)) => format!(" {id}"),
            _ => String::new(),
        };
        Self { context: context.actor.id(), label: name + &account }
    }
}

/// A block of a step.
#[component]
pub fn Command(
    block: Block,
    who: Who,
    /// The step's number.
    step: usize,
) -> impl IntoView {
    let label = block.label.clone();
    let bar = view! {
        <span class="command__label">{label}</span>
        <span class="command__who"><Dot context=who.context />{who.label}</span>
    };
    if block.is_by_hand() {
        return view! {
            <figure class="command command--by-hand" data-context=who.context>
                <figcaption class="command__bar">{bar}</figcaption>
            </figure>
        }
        .into_any();
    }
    let text = script::block(&block);
    let code = html(Language::Shell, &text);
    let name = lower_first(&block.label);
    view! {
        <figure class="command" data-context=who.context>
            <figcaption class="command__bar">
                {bar}
                <CopyButton
                    text=move || text.clone()
                    what=format!("{name}, step {step}")
                    class="button button--quiet command__copy"
                />
            </figcaption>
            <pre class="command__code" tabindex="0" role="group" aria-label=format!("Step {step}, {name}")>
                <code inner_html=code></code>
            </pre>
            <Explain words=explain::block(&block) what=format!("{name}, step {step}") />
        </figure>
    }
    .into_any()
}

/// A command beside the run: to undo it, to look into a failure, to ask whether it is needed.
#[component]
pub fn MinorCommand(
    text: String,
    words: Vec<Explained>,
    who: Who,
    /// `undo, delete the stack`
    #[prop(into)]
    purpose: String,
    /// The step's number.
    step: usize,
) -> impl IntoView {
    let code = html(Language::Shell, &text);
    view! {
        <figure class="command command--minor" data-context=who.context>
            <pre class="command__code" tabindex="0" role="group" aria-label=format!("Step {step}, {purpose}")>
                <code inner_html=code></code>
            </pre>
            <CopyButton
                text=move || text.clone()
                what=format!("{purpose}, step {step}")
                class="button button--quiet command__copy"
            />
            <Explain words what=format!("{purpose}, step {step}") />
        </figure>
    }
}
