//! Words across the top of the page: what a link or a file said, what holds the bundle back, a question.

use leptos::prelude::*;

use super::components::{FieldLink, Icon};
use super::drafts;
use super::state::{Action, State};
use crate::diagnostic::Severity;
use crate::model::field;

/// Fields that a notice links; the rest is in Checks.
const LISTED: usize = 8;

#[component]
pub fn Notices() -> impl IntoView {
    let state = State::get();
    move || {
        state.notice.get().map(|notice| {
            let act = match notice.action.clone() {
                None => None,
                Some(Action::StartOver) => Some(("Start over", None)),
                Some(Action::BringBack(before)) => Some(("Bring back what was here", Some(before))),
            };
            let icon = match notice.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "check",
            };
            let rest = notice.fields.len().saturating_sub(LISTED);
            view! {
                <div class="notices" id="notice" role="group" aria-label="Notice" tabindex="-1">
                    <div class="notice" data-severity=notice.severity.id()>
                        <Icon name=icon />
                        <div class="notice__words">
                            <p><strong>{notice.title}</strong></p>
                            {notice.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                            <ul>
                                {notice
                                    .fields
                                    .into_iter()
                                    .take(LISTED)
                                    .map(|path| {
                                        let label = field::describe(&path, &state.inputs.read_untracked());
                                        view! { <li><FieldLink path label /></li> }
                                    })
                                    .collect_view()}
                                {(rest > 0).then(|| view! { <li>{format!("and {rest} more, in Checks")}</li> })}
                            </ul>
                        </div>
                        {act.map(|(label, before)| {
                            view! {
                                <button class="button" type="button" on:click=move |_| {
                                    match &before {
                                        None => drafts::start_over(state),
                                        Some(before) => {
                                            state.replace((**before).clone());
                                            state.notice.set(None);
                                            state.announce("Your earlier inputs are back");
                                        }
                                    }
                                }>{label}</button>
                            }
                        })}
                        <button class="button button--quiet" type="button" on:click=move |_| state.notice.set(None)>
                            "Dismiss"
                        </button>
                    </div>
                </div>
            }
        })
    }
}
