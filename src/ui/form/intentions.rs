//! Where to start from: cards that set several fields, and nothing that somebody typed.

use leptos::prelude::*;
use std::collections::BTreeMap;

use crate::catalog::intentions::{INTENTIONS, Intention};
use crate::model::field;
use crate::ui::components::Icon;
use crate::ui::state::State;

/// Fields named as kept; the rest are counted.
const NAMED: usize = 2;

/// What the cards did, for as long as the page lives.
#[derive(Clone, Default)]
struct Done {
    /// Values that a card set, by path.
    set: BTreeMap<String, String>,
    /// The card that was pressed last, and what it kept, in words.
    kept: Option<(&'static str, String)>,
}

#[component]
pub fn Intentions() -> impl IntoView {
    let done = RwSignal::new(Done::default());
    let cards = INTENTIONS.iter().map(|intention| view! { <Card intention done /> }).collect_view();
    view! {
        <fieldset class="intentions">
            <legend class="intentions__legend">"Start from"</legend>
            {cards}
        </fieldset>
    }
}

#[component]
fn Card(intention: &'static Intention, done: RwSignal<Done>) -> impl IntoView {
    let state = State::get();
    let in_force = Memo::new(move |_| intention.is_in_force(&state.inputs.read()));
    let press = move |_| {
        let applied = done.with_untracked(|done| state.inputs.with_untracked(|now| intention.apply(now, &done.set)));
        let names: Vec<String> = applied.kept.iter().map(|path| field::describe(path, &applied.inputs)).collect();
        let kept = match names.len() {
            0 => String::new(),
            many if many > NAMED => {
                format!(". Kept as you typed them: {} and {} more", names[..NAMED].join(", "), many - NAMED)
            }
            _ => format!(". Kept as you typed it: {}", names.join(", ")),
        };
        state.announce(format!("{}: {}{kept}", intention.title, intention.sets));
        done.set(Done { set: applied.set, kept: Some((intention.id, kept)) });
        state.inputs.set(applied.inputs);
    };
    let kept = move || {
        done.read()
            .kept
            .as_ref()
            .filter(|(id, _)| *id == intention.id)
            .map(|(_, kept)| kept.clone())
            .unwrap_or_default()
    };
    view! {
        <button class="intention" type="button" aria-pressed=move || in_force.get().to_string() on:click=press>
            <svg class="intention__glyph" viewBox="0 0 48 24" aria-hidden="true" inner_html=glyph(intention.id)></svg>
            <span class="intention__title">
                {intention.title}
                <Show when=move || in_force.get()>
                    <span class="intention__state">
                        <Icon name="check" />
                        "Applied"
                    </span>
                </Show>
            </span>
            <span class="intention__sets">{intention.sets} {kept}</span>
        </button>
    }
}

/// A square for the manager account and circles for managed ones, as everywhere.
fn glyph(id: &str) -> &'static str {
    match id {
        "try" => {
            r#"<path class="g-line" d="M13 12h18"/><rect class="g-manager" x="3" y="7" width="10" height="10" rx="1.5"/><circle class="g-managed" cx="36" cy="12" r="5"/>"#
        }
        "fleet" => {
            r#"<path class="g-line" d="M13 12h19M22 12c3 0 3-8.5 10-8.5M22 12c3 0 3 8.5 10 8.5"/><rect class="g-manager" x="3" y="7" width="10" height="10" rx="1.5"/><circle class="g-managed" cx="35.5" cy="3.8" r="3.2"/><circle class="g-managed" cx="35.5" cy="12" r="3.2"/><circle class="g-managed" cx="35.5" cy="20.2" r="3.2"/>"#
        }
        _ => {
            r#"<rect class="g-border" x=".8" y="1.5" width="44.4" height="21" rx="4"/><path class="g-line" d="M15 12h14"/><rect class="g-manager" x="6" y="7.5" width="9" height="9" rx="1.5"/><circle class="g-managed" cx="33.5" cy="12" r="4.5"/>"#
        }
    }
}
