//! One of a few: radio buttons under a legend.

use leptos::prelude::*;

use super::problems::Problems;
use super::text_field::{problems, words};
use super::write_field;
use crate::model::FieldPath;
use crate::ui::state::{State, field_id};

/// `options`: the text that stands for it in the config file, and the words beside it.
#[component]
pub fn Choice(
    path: &'static str,
    options: &'static [(&'static str, &'static str)],
    /// The text that stands for what is chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
) -> impl IntoView {
    let state = State::get();
    let said = problems(state, Signal::stored(FieldPath::new(path)));
    let (label, _) = words(&FieldPath::new(path));
    let id = field_id(path);
    let name = id.clone();
    let problems_id = format!("{id}-problems");
    let described = problems_id.clone();
    view! {
        <fieldset
            class="field"
            id=id
            aria-describedby=move || (!said.read().is_empty()).then(|| described.clone())
        >
            <legend class="field__label">{label}</legend>
            {options
                .iter()
                .map(|(value, words)| {
                    view! {
                        <label class="choice">
                            <input
                                type="radio"
                                name=name.clone()
                                value=*value
                                prop:checked=move || chosen.get() == *value
                                on:change=move |_| write_field(state, &FieldPath::new(path), value)
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
