//! The promise, always in view; the settings that are rarely used.

use leptos::prelude::*;

use crate::ui::components::Icon;
use crate::ui::drafts;
use crate::ui::shortcuts;
use crate::ui::state::{State, Theme};

#[component]
pub fn StatusLine() -> impl IntoView {
    let state = State::get();
    let themes = Theme::ALL
        .map(|theme| {
            view! {
                <label>
                    <input
                        type="radio"
                        name="theme"
                        value=theme.id()
                        prop:checked=move || state.theme.get() == theme
                        on:change=move |_| state.theme.set(theme)
                    />
                    <span>{theme.label()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <footer class="statusline">
            <p class="statusline__promise">
                <Icon name="lock" />
                <span>
                    "Nothing leaves this page."
                    <span class="statusline__more">
                        " It sends no request once it is loaded, and has no field for a credential."
                    </span>
                </span>
            </p>
            <div class="statusline__tools">
                <label class="switch-control">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=move || state.keep.get()
                        on:change:target=move |event| state.keep.set(event.target().checked())
                    />
                    <span>"Keep my inputs in this browser"</span>
                </label>
                <button class="button button--small" type="button" on:click=move |_| drafts::ask_to_start_over(state)>
                    "Start over"
                </button>
                <button class="button button--small" type="button" aria-keyshortcuts="?" on:click=|_| shortcuts::open()>
                    "Keys"
                </button>
                <fieldset class="segmented segmented--small">
                    <legend class="segmented__legend">"Theme"</legend>
                    {themes}
                </fieldset>
            </div>
        </footer>
    }
}
