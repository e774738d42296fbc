//! The frame: bar, notices, workbench, promise, and the two live regions.

use leptos::prelude::*;

use super::drafts;
use super::form::Form;
use super::import::{Import, ImportDialog};
use super::notices::Notices;
use super::output::{Output, StatusLine};
use super::platform::focus;
use super::shortcuts::Shortcuts;
use super::state::State;
use super::tabs::Tabs;
use super::topbar::TopBar;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let restored = drafts::restore();
    let state = State::provide(restored.inputs.clone());
    drafts::follow(state, restored);
    Import::provide();
    drafts::follow_updates(state);
    view! {
        <a
            class="skip-link"
            href="#output"
            on:click=move |event| {
                event.prevent_default();
                focus::focus("output");
            }
        >
            "Skip to the output"
        </a>
        <TopBar />
        <Notices />
        <main class="workbench">
            <Form />
            <Tabs />
            <div class="output" id="output" tabindex="-1">
                <Output />
            </div>
        </main>
        <StatusLine />
        <ImportDialog />
        <Shortcuts />
        <p class="visually-hidden" role="status">{state.status}</p>
        <p class="visually-hidden" role="alert">{state.alert}</p>
    }
}
