//! Copies a text and says so.

use leptos::prelude::*;

use super::Icon;
use crate::ui::platform::{clipboard, timer};
use crate::ui::state::State;

/// The text is made when the button is pressed.
#[component]
pub fn CopyButton<T: Into<Option<String>>>(
    /// Makes the text; None when there is none to copy, and that was said.
    text: impl Fn() -> T + 'static,
    /// What is copied, read after the visible word: `command: Create the stack`.
    #[prop(into)]
    what: Signal<String>,
    /// The visible word.
    #[prop(default = "Copy")]
    label: &'static str,
    #[prop(default = "button button--small")] class: &'static str,
) -> impl IntoView {
    let state = State::get();
    let word = RwSignal::new(label);
    let copy = move |_| {
        let Some(text) = text().into() else { return };
        clipboard::copy(text, move |copied| {
            if copied {
                word.set("Copied");
                state.announce("Copied");
                timer::after(1_500, move || {
                    // None when the button is gone by then.
                    word.try_set(label);
                });
            } else {
                state.announce("Not copied: the browser refused, select the text instead");
            }
        });
    };
    view! {
        <button class=class type="button" on:click=copy>
            <Icon name="copy" />
            <span>{word}</span>
            <span class="visually-hidden">{move || format!(" {}", what.get())}</span>
        </button>
    }
}
