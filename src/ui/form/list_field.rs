//! A field that is a list, one entry on each line: add-ons and tags.

use leptos::prelude::*;

use super::problems::Problems;
use super::shown;
use super::text_field::problems;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Addon, FieldPath};
use crate::ui::state::{State, field_id};

/// The text keeps what was typed (a line that is not finished yet, a blank line) as long as it stands for the value.
#[component]
pub fn ListField<T: Clone + PartialEq + Send + Sync + 'static>(
    #[prop(into)] path: Signal<FieldPath>,
    label: &'static str,
    #[prop(into)] hint: Signal<String>,
    #[prop(into)] value: Signal<T>,
    read: fn(&str) -> T,
    write: fn(&T) -> String,
    set: Callback<T>,
) -> impl IntoView {
    let state = State::get();
    let said: Memo<Vec<Diagnostic>> = problems(state, path);
    let refused = RwSignal::new(None);
    let typed = RwSignal::new(write(&value.get_untracked()));
    Effect::new(move |_| {
        let value = value.get();
        if read(&typed.read_untracked()) != value {
            typed.set(write(&value));
        }
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        refused.set(super::credential(&text));
        let text = if refused.read_untracked().is_some() { String::new() } else { text };
        let value = read(&text);
        typed.set(text);
        set.run(value);
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

/// The word for "no add-on", because the empty text is the default.
const NO_ADDON: &str = "none";

/// Name and version on each line. Nothing: the default; `none`: no add-on.
pub fn read_addons(typed: &str) -> Option<Vec<Addon>> {
    match typed.trim() {
        "" => None,
        NO_ADDON => Some(vec![]),
        lines => Some(
            lines
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| {
                    let (name, version) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                    Addon { name: name.into(), version: version.trim().into() }
                })
                .collect(),
        ),
    }
}

pub fn write_addons(addons: &Option<Vec<Addon>>) -> String {
    match addons.as_deref() {
        None => String::new(),
        Some([]) => NO_ADDON.into(),
        Some(addons) => {
            let lines: Vec<_> = addons.iter().map(|addon| format!("{} {}", addon.name, addon.version)).collect();
            lines.join("\n")
        }
    }
}

/// `name=value` on each line.
pub fn read_tags(typed: &str) -> Vec<(String, String)> {
    typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (name, value) = line.split_once('=').unwrap_or((line, ""));
            (name.trim().into(), value.trim().into())
        })
        .collect()
}

pub fn write_tags(tags: &Vec<(String, String)>) -> String {
    let lines: Vec<_> = tags.iter().map(|(name, value)| format!("{name}={value}")).collect();
    lines.join("\n")
}
