//! What is said under a field.

use leptos::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::ui::components::Icon;
use crate::ui::state::State;

/// The problems of one field. `id` is what the control's `aria-describedby` names.
#[component]
pub fn Problems(
    #[prop(into)] id: Signal<String>,
    /// Why the field did not take what was typed.
    #[prop(optional, into)]
    refused: Signal<Option<String>>,
    #[prop(into)] said: Signal<Vec<Diagnostic>>,
) -> impl IntoView {
    let state = State::get();
    let one = move |diagnostic: Diagnostic| {
        let error = diagnostic.severity == Severity::Error;
        let (class, icon, word) = match error {
            true => ("field__error", "error", "Error:"),
            false => ("field__warning", "warning", "Warning:"),
        };
        view! {
            <p class=class>
                <Icon name=icon />
                <span>
                    <span class="visually-hidden">{word}" "</span>
                    {sentence(&diagnostic)}
                    {diagnostic
                        .fix
                        .map(|fix| {
                            let title = fix.title.clone();
                            // The button goes with the problem, so the focus goes to what it has put right.
                            let put_right = move |_| {
                                state.apply(&fix);
                                state.go_to(&fix.edits[0].field);
                            };
                            view! {
                                " "
                                <button class="link-button" type="button" on:click=put_right>
                                    {title}
                                </button>
                            }
                        })}
                </span>
            </p>
        }
    };
    let nothing = move || said.read().is_empty() && refused.read().is_none();
    view! {
        <div class="field__problems" id=id hidden=nothing>
            {move || {
                refused
                    .get()
                    .map(|why| {
                        view! {
                            <p class="field__error">
                                <Icon name="error" />
                                <span><span class="visually-hidden">"Error: "</span>{why}</span>
                            </p>
                        }
                    })
            }}
            {move || said.get().into_iter().map(one).collect_view()}
        </div>
    }
}

/// The fact and what to type, as two sentences.
fn sentence(diagnostic: &Diagnostic) -> String {
    let capital = |text: &str| {
        let mut characters = text.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>()).unwrap_or_default()
    };
    match diagnostic.help.as_str() {
        "" => capital(&diagnostic.message),
        help => format!("{}. {}", capital(&diagnostic.message), capital(help)),
    }
}
