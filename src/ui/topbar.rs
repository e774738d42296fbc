//! The bar that never scrolls away.

use leptos::prelude::*;

#[component]
pub fn TopBar() -> impl IntoView {
    view! { <header class="topbar"><h1 class="topbar__name">"capa-runbook"</h1></header> }
}
