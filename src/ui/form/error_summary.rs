//! The list of what is wrong, at the top of the form.

use leptos::prelude::*;

use super::shown::AllShown;
use crate::diagnostic::Severity;
use crate::model::field;
use crate::ui::components::{FieldLink, Icon};
use crate::ui::state::{State, Tab};

pub const ID: &str = "error-summary";
/// Links in the summary; the rest is in Checks.
const LISTED: usize = 8;

#[component]
pub fn ErrorSummary() -> impl IntoView {
    let state = State::get();
    let shown = AllShown::get();
    let errors = Memo::new(move |_| {
        let shown = shown.read();
        let errors = || shown.iter().filter(|problem| problem.severity == Severity::Error);
        let inputs = state.inputs.read();
        let listed: Vec<_> = errors()
            .take(LISTED)
            .map(|problem| {
                let label = format!("{}: {}", field::describe(&problem.path, &inputs), problem.message);
                (problem.path.clone(), label)
            })
            .collect();
        (errors().count(), listed)
    });
    move || {
        let (count, listed) = errors.get();
        if count == 0 {
            return None;
        }
        let title = match count {
            1 => "1 field holds back the bundle".to_owned(),
            count => format!("{count} problems hold back the bundle"),
        };
        let rest = count - listed.len();
        Some(view! {
            <div class="error-summary" id=ID role="group" aria-labelledby="error-summary-title" tabindex="-1">
                <h2 class="error-summary__title" id="error-summary-title">
                    <Icon name="error" />
                    {title}
                </h2>
                <ul>
                    {listed
                        .into_iter()
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
