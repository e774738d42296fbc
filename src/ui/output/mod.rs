//! The output: the views of the outline, and the line at the bottom.

use leptos::prelude::*;

use super::state::{State, Tab};

#[component]
pub fn Runbook() -> impl IntoView {
    let state = State::get();
    view! {
        <section class="panel panel--runbook" role="tabpanel" id="panel-runbook" aria-labelledby="tab-runbook" tabindex="-1" hidden=move || state.tab.get() != Tab::Runbook></section>
    }
}

#[component]
pub fn Files() -> impl IntoView {
    let state = State::get();
    view! {
        <section class="panel" role="tabpanel" id="panel-files" aria-labelledby="tab-files" tabindex="-1" hidden=move || state.tab.get() != Tab::Files></section>
    }
}

#[component]
pub fn Checks() -> impl IntoView {
    let state = State::get();
    view! {
        <section class="panel" role="tabpanel" id="panel-checks" aria-labelledby="tab-checks" tabindex="-1" hidden=move || state.tab.get() != Tab::Checks></section>
    }
}

#[component]
pub fn StatusLine() -> impl IntoView {
    view! { <footer class="statusline"></footer> }
}
