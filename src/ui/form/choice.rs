//! One of a few: radio buttons under a legend.

use leptos::prelude::*;

use super::problems::Problems;
use super::text_field::{problems, words};
use super::write_field;
use crate::model::{FieldPath, field};
use crate::ui::state::{State, field_id};

/// `options`: the text that stands for it in the config file, and the words beside it.
#[component]
pub fn Choice(
    #[prop(into)] path: Signal<FieldPath>,
    options: &'static [(&'static str, &'static str)],
    /// Instead of writing this field's text only.
    #[prop(optional)]
    write: Option<Callback<String>>,
) -> impl IntoView {
    let state = State::get();
    let said = problems(state, path);
    let (label, _) = words(&path.read_untracked());
    let id = Signal::derive(move || field_id(&path.read().0));
    let problems_id = Signal::derive(move || format!("{}-problems", id.read()));
    let chosen = Memo::new(move |_| field::get(&state.inputs.read(), &path.read()));
    let choose = move |value: &str| match write {
        Some(write) => write.run(value.to_owned()),
        None => write_field(state, &path.get_untracked(), value),
    };
    view! {
        <fieldset
            class="field"
            id=id
            aria-describedby=move || (!said.read().is_empty()).then(|| problems_id.get())
        >
            <legend class="field__label">{label}</legend>
            {options
                .iter()
                .map(|(value, words)| {
                    view! {
                        <label class="choice">
                            <input
                                type="radio"
                                name=id
                                value=*value
                                prop:checked=move || *chosen.read() == *value
                                on:change=move |_| choose(value)
                            />
                            <span>{*words}</span>
                        </label>
                    }
                })
                .collect_view()}
            <Problems id=problems_id said />
        </fieldset>
    }
}
