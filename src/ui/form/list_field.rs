//! A field that is a list, one entry on each line: add-ons and tags.

use leptos::prelude::*;

use super::problems::Problems;
use super::shown;
use super::text_field::{problems, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, Inputs, field};
use crate::ui::state::{State, field_id};

/// The text keeps what was typed (a line that is not finished yet, a blank line) as long as it stands for the value.
#[component]
pub fn ListField(
    #[prop(into)] path: Signal<FieldPath>,
    /// Instead of writing this field's text only.
    #[prop(optional)]
    write: Option<Callback<String>>,
) -> impl IntoView {
    let state = State::get();
    let said: Memo<Vec<Diagnostic>> = problems(state, path);
    let refused = RwSignal::new(None);
    let (label, hint) = words(&path.read_untracked());
    let value = Memo::new(move |_| field::get(&state.inputs.read(), &path.read()));
    let typed = RwSignal::new(value.get_untracked());
    Effect::new(move |_| {
        let value = value.get();
        if in_order(&path.read(), &typed.read_untracked()) != value {
            typed.set(value);
        }
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        refused.set(super::credential(&text));
        let text = if refused.read_untracked().is_some() { String::new() } else { text };
        typed.set(text.clone());
        match write {
            Some(write) => write.run(text),
            None => super::write_field(state, &path.get_untracked(), &text),
        }
        shown::typed(state, &path.get_untracked());
    };
    let id = Signal::derive(move || field_id(&path.read().0));
    let hint_id = Signal::derive(move || format!("{}-hint", id.read()));
    let problems_id = Signal::derive(move || format!("{}-problems", id.read()));
    let described = move || match said.read().is_empty() && refused.read().is_none() {
        true => hint_id.get(),
        false => format!("{} {}", hint_id.read(), problems_id.read()),
    };
    let invalid = move || {
        let error =
            refused.read().is_some() || said.read().iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        error.then_some("true")
    };
    view! {
        <div class="field">
            <p class="field__label">
                <label for=id>{label}</label>
                <span class="field__optional">" optional"</span>
            </p>
            <p class="field__hint" id=hint_id>
                {hint}
            </p>
            <textarea
                class="input input--code"
                id=id
                rows="2"
                aria-describedby=described
                aria-invalid=invalid
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=typed
                on:input=on_input
                on:focus=move |_| shown::entered(state, &path.get_untracked())
                on:blur=move |_| shown::left(state, &path.get_untracked())
            ></textarea>
            <Problems id=problems_id refused said />
        </div>
    }
}

/// The text as the field gives it back once it is set.
fn in_order(path: &FieldPath, typed: &str) -> String {
    let Some((field, _)) = field::find(path) else { return String::new() };
    let mut inputs = Inputs::default();
    field.set(&mut inputs, 0, typed);
    field.get(&inputs, 0)
}
