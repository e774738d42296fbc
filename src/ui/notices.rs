//! Words across the top of the page: what a link or a file said, what holds the bundle back, a question.

use leptos::prelude::*;

use super::components::{FieldLink, Icon};
use super::drafts;
use super::platform::focus;
use super::state::{Action, State};
use crate::diagnostic::Severity;
use crate::model::field;

/// Id of the button of a notice.
pub const ACTION: &str = "notice-action";
/// Fields that a notice links; the rest is in Checks.
const LISTED: usize = 8;

#[component]
pub fn Notices() -> impl IntoView {
    let state = State::get();
    move || {
        state.notice.get().map(|notice| {
            let act = match notice.action.clone() {
                None => None,
                Some(action @ Action::StartOver) => Some(("Forget and start over", action)),
                Some(action @ Action::BringBack(_)) => Some(("Bring back what was here", action)),
                Some(action @ Action::Update) => Some(("Reload with the new version", action)),
            };
            let icon = match notice.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "check",
            };
            let rest = notice.fields.len().saturating_sub(LISTED);
            let fields: Vec<_> = notice
                .fields
                .iter()
                .take(LISTED)
                .map(|path| {
                    let label = field::describe(path, &state.inputs.read_untracked());
                    view! { <li><FieldLink path=path.clone() label /></li> }
                })
                .collect();
            let more = (rest > 0).then(|| view! { <li>{format!("and {rest} more")}</li> });
            view! {
                <section class="notices" aria-label="Notice">
                    <div class="notice" data-severity=notice.severity.id()>
                        <Icon name=icon />
                        <div class="notice__words">
                            <p><strong>{notice.title}</strong></p>
                            {notice.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                            {(!notice.fields.is_empty()).then(|| view! { <ul>{fields}{more}</ul> })}
                        </div>
                        {act.map(|(label, action)| {
                            view! {
                                <button class="button" type="button" id=ACTION on:click=move |_| {
                                    match &action {
                                        Action::StartOver => drafts::start_over(state),
                                        Action::Update => drafts::update(state),
                                        Action::BringBack(before) => {
                                            state.replace(before.inputs.clone());
                                            state.ticks.set(before.ticks.clone());
                                            dismiss(state);
                                            state.announce("Your earlier inputs are back");
                                        }
                                    }
                                }>{label}</button>
                            }
                        })}
                        <button class="button button--quiet" type="button" on:click=move |_| dismiss(state)>
                            "Dismiss"
                        </button>
                    </div>
                </section>
            }
        })
    }
}

/// The focus goes to the view's tab, because what held it is gone.
fn dismiss(state: State) {
    state.notice.set(None);
    focus::focus(&format!("tab-{}", state.tab.get_untracked().id()));
}
