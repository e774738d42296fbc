//! The form.

use leptos::prelude::*;

use super::state::State;
use crate::model::FieldPath;

#[component]
pub fn Form() -> impl IntoView {
    view! { <section class="inputs" id="panel-inputs" aria-label="Inputs"></section> }
}

/// Puts the text into the field of this path, as typed.
pub fn write_field(state: State, path: &FieldPath, text: &str) {
    let _ = (state, path, text);
}
