//! A field that is one text: label, hint, control, problems; always in this order.

use leptos::prelude::*;

use super::problems::Problems;
use super::shown;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, field};
use crate::ui::state::{State, field_id};

/// The problems of a field, made anew only when they are others.
pub fn problems(state: State, path: Signal<FieldPath>) -> Memo<Vec<Diagnostic>> {
    Memo::new(move |_| shown::at(state, &path.read()))
}

/// Only the control, for the table of accounts, where the label and the problems stand elsewhere.
#[component]
pub fn TextInput(
    #[prop(into)] path: Signal<FieldPath>,
    said: Memo<Vec<Diagnostic>>,
    refused: RwSignal<Option<String>>,
    /// Ids of what describes it.
    #[prop(into)]
    described_by: Signal<String>,
    #[prop(optional)] numeric: bool,
    /// What an empty field stands for.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// The field's text.
    #[prop(into)]
    value: Signal<String>,
    /// Instead of writing this field's text only.
    #[prop(optional_no_strip)]
    write: Option<Callback<String>>,
) -> impl IntoView {
    let state = State::get();
    let control = NodeRef::<leptos::html::Input>::new();
    let set = move |typed: String| match write {
        Some(write) => write.run(typed),
        None => super::write_field(state, &path.get_untracked(), &typed),
    };
    let on_input = move |event| {
        let typed = event_target_value(&event);
        match super::credential(&typed) {
            Some(why) => {
                state.alarm(why.clone());
                refused.set(Some(why));
                if let Some(control) = control.get_untracked() {
                    control.set_value("");
                }
                set(String::new());
            }
            None => {
                refused.set(None);
                set(typed);
            }
        }
        shown::typed(state, &path.get_untracked());
    };
    let invalid = move || {
        let error =
            refused.read().is_some() || said.read().iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        error.then_some("true")
    };
    let described = move || {
        let problems = !said.read().is_empty() || refused.read().is_some();
        let mut ids = described_by.get();
        if problems {
            ids.push_str(&format!(" {}-problems", field_id(&path.read().0)));
        }
        (!ids.is_empty()).then_some(ids)
    };
    view! {
        <input
            node_ref=control
            class="input input--code"
            id=move || field_id(&path.read().0)
            aria-describedby=described
            aria-invalid=invalid
            inputmode=numeric.then_some("numeric")
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            placeholder=move || placeholder.get()
            prop:value=value
            on:input=on_input
            on:focus=move |_| shown::entered(state, &path.get_untracked())
            on:blur=move |_| shown::left(state, &path.get_untracked())
        />
    }
}

/// The whole field.
#[component]
pub fn TextField(
    #[prop(into)] path: Signal<FieldPath>,
    /// Instead of the field's own.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] numeric: bool,
    #[prop(optional, into)] placeholder: Signal<String>,
    #[prop(optional)] write: Option<Callback<String>>,
) -> impl IntoView {
    let state = State::get();
    let said = problems(state, path);
    let refused = RwSignal::new(None);
    let (label, own_hint) = words(&path.read_untracked());
    let hint = hint.unwrap_or(Signal::stored(own_hint.to_owned()));
    let id = Signal::derive(move || field_id(&path.read().0));
    let hint_id = Signal::derive(move || format!("{}-hint", id.read()));
    let value = Memo::new(move |_| field::get(&state.inputs.read(), &path.read()));
    view! {
        <div class="field">
            <p class="field__label">
                <label for=id>{label}</label>
                {optional.then(|| view! { <span class="field__optional">" optional"</span> })}
            </p>
            <p class="field__hint" id=hint_id>
                {hint}
            </p>
            <TextInput path said refused described_by=hint_id numeric placeholder value write />
            <Problems id=Signal::derive(move || format!("{}-problems", id.read())) refused said />
        </div>
    }
}

/// Label and hint of the field at this path.
pub fn words(path: &FieldPath) -> (&'static str, &'static str) {
    field::find(path).map(|(field, _)| (field.label, field.hint)).unwrap_or_default()
}
