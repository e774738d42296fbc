//! The form: what a person types. It writes the inputs and reads the report; nothing else of the core.

mod access;
mod account_menu;
mod account_row;
mod accounts;
mod choice;
mod cluster_fields;
mod clusters;
pub mod error_summary;
mod intentions;
mod list_field;
mod manager;
mod problems;
mod release;
mod section;
mod shown;
mod text_field;

use leptos::prelude::*;

use super::state::{State, Stays, Tab};
use crate::model::{FieldPath, field};
use crate::validate::credential_like;

/// All inputs. A region beside the output; a tab's panel where the window shows one view at a time.
#[component]
pub fn Form() -> impl IntoView {
    let state = State::get();
    shown::AllShown::provide(state);
    // The report may become right by other ways than typing.
    Effect::new(move |_| {
        if !state.outline.read().report.has_errors() {
            state.asked.set(false);
            state.take_away(Stays::WhileErrors);
        }
    });
    let panel = move |value: &'static str, otherwise: Option<&'static str>| {
        move || if state.narrow.get() { Some(value) } else { otherwise }
    };
    view! {
        <section
            class="inputs"
            id=format!("panel-{}", Tab::Inputs.id())
            role=panel("tabpanel", None)
            aria-labelledby=panel("tab-inputs", None)
            aria-label=move || (!state.narrow.get()).then_some("Inputs")
        >
            <form class="inputs__form" autocomplete="off" on:submit=|event| event.prevent_default()>
                <error_summary::ErrorSummary />
                <intentions::Intentions />
                <manager::Manager />
                <accounts::Accounts />
                <clusters::Clusters />
                <access::Access />
                <release::Release />
            </form>
        </section>
    }
}

/// Puts the text into the field of this path. A choice takes the text that stands for it in the config file; what
/// stands for nothing changes nothing.
pub fn write_field(state: State, path: &FieldPath, typed: &str) {
    state.inputs.update(|inputs| {
        if field::set(inputs, path, typed) {
            return;
        }
        // One add-on of a list that has no field of its own: `manager.cluster.addons.vpc-cni`.
        if let Some((list, name)) = path.0.rsplit_once('.') {
            let list = FieldPath::new(list);
            let lines = field::get(inputs, &list);
            let put = |line: &str| match line.split_once('=') {
                Some((own, _)) if own == name => format!("{name}={typed}"),
                _ => line.to_owned(),
            };
            let lines: Vec<_> = lines.lines().map(put).collect();
            field::set(inputs, &list, &lines.join("\n"));
        }
    });
}

/// Why a text that looks like a credential is refused; None for any other.
fn credential(typed: &str) -> Option<String> {
    let kind = credential_like(typed)?;
    Some(format!("This looks like {kind}, and no field takes one. It was not kept; if it is a real one, revoke it"))
}
