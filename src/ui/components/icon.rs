//! An icon of the sprite in `index.html`.

use leptos::prelude::*;

/// `name` is the symbol's id without its `i-`. Decoration: the words beside it say the same.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("#i-{name}") />
        </svg>
    }
}
