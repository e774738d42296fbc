//! A part of the form that folds, with its values and its problems in the heading.

use leptos::prelude::*;

use super::shown::AllShown;
use crate::diagnostic::Severity;
use crate::ui::components::Icon;
use crate::ui::words::plural;

#[component]
pub fn Section(
    title: &'static str,
    /// Who acts in it: `manager` or `managed`, for the shape beside the title.
    #[prop(optional)]
    who: Option<&'static str>,
    /// Its values in a few words.
    #[prop(into)]
    now: Signal<String>,
    /// Whether a field's path belongs to it.
    owns: fn(&str) -> bool,
    #[prop(optional)] folded: bool,
    children: Children,
) -> impl IntoView {
    let shown = AllShown::get();
    let counts = Memo::new(move |_| {
        let shown = shown.read();
        let count =
            |severity| shown.iter().filter(|problem| problem.severity == severity && owns(&problem.path.0)).count();
        (count(Severity::Error), count(Severity::Warning))
    });
    let flag = move || {
        let (errors, warnings) = counts.get();
        let (severity, count, word) = match (errors, warnings) {
            (0, 0) => return None,
            (0, warnings) => (Severity::Warning, warnings, "warning"),
            (errors, _) => (Severity::Error, errors, "error"),
        };
        Some(view! {
            <span class="section__flag" data-severity=severity.id()>
                {format!(", {count} {}", plural(count, word))}
            </span>
        })
    };
    view! {
        <details class="section" open=!folded>
            <summary class="section__head">
                <h2 class="section__title">
                    {who
                        .map(|who| {
                            view! {
                                <svg class="dot" data-context=who viewBox="0 0 24 24" aria-hidden="true">
                                    <use href=format!("#shape-{who}") />
                                </svg>
                            }
                        })} {title}
                </h2>
                <span class="section__now">{now} {flag}</span>
                <Icon name="chevron" />
            </summary>
            <div class="section__body">{children()}</div>
        </details>
    }
}
