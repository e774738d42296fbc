//! A link to a field of the form.

use leptos::prelude::*;

use crate::model::FieldPath;
use crate::ui::state::{State, field_id};

/// Brings the field into view and puts the focus on it.
#[component]
pub fn FieldLink(path: FieldPath, #[prop(into)] label: String) -> impl IntoView {
    let state = State::get();
    view! {
        <a
            href=format!("#{}", field_id(&path.0))
            on:click=move |event| {
                event.prevent_default();
                state.go_to(&path);
            }
        >
            {label}
        </a>
    }
}
