//! The list of what is wrong, at the top of the form.

use leptos::prelude::*;

use super::shown;
use crate::diagnostic::Severity;
use crate::model::field;
use crate::ui::components::{FieldLink, Icon};
use crate::ui::state::{State, Tab};

/// Links in the summary; the rest is in Checks.
const LISTED: usize = 8;

#[component]
pub fn ErrorSummary() -> impl IntoView {
    let state = State::get();
    let errors = Memo::new(move |_| {
        let inputs = state.inputs.read();
        shown::all(state)
            .into_iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .filter_map(|diagnostic| {
                let path = diagnostic.fields.into_iter().next()?;
                let label = format!("{}: {}", field::describe(&path, &inputs), diagnostic.message);
                Some((path, label))
            })
            .collect::<Vec<_>>()
    });
    move || {
        let errors = errors.get();
        if errors.is_empty() {
            return None;
        }
        let title = match errors.len() {
            1 => "1 field holds back the bundle".to_owned(),
            count => format!("{count} problems hold back the bundle"),
        };
        let rest = errors.len().saturating_sub(LISTED);
        Some(view! {
            <div class="error-summary" id="error-summary" role="group" aria-labelledby="error-summary-title" tabindex="-1">
                <h2 class="error-summary__title" id="error-summary-title">
                    <Icon name="error" />
                    {title}
                </h2>
                <ul>
                    {errors
                        .into_iter()
                        .take(LISTED)
                        .map(|(path, label)| view! { <li><FieldLink path label /></li> })
                        .collect_view()}
                    {(rest > 0)
                        .then(|| {
                            view! {
                                <li>
                                    <button class="link-button" type="button" on:click=move |_| state.tab.set(Tab::Checks)>
                                        {format!("and {rest} more, in Checks")}
                                    </button>
                                </li>
                            }
                        })}
                </ul>
            </div>
        })
    }
}
