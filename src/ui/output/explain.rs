//! What the words of a command are there for: folded under it, made when it is unfolded, and no part of what is copied.

use leptos::prelude::*;

use super::facts::SourceLink;
use crate::shell::explain::Explained;
use crate::ui::words::prose;

#[component]
pub fn Explain(
    words: Vec<Explained>,
    /// `create the stack, step 3`
    what: String,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let words = StoredValue::new(words);
    (!words.with_value(Vec::is_empty)).then(|| {
        view! {
            <details class="explain" on:toggle:target=move |event| open.set(event.target().open())>
                <summary class="explain__head">
                    <svg class="icon chevron" aria-hidden="true"><use href="#i-chevron" /></svg>
                    "Explain"
                    <span class="visually-hidden">{format!(" {what}")}</span>
                </summary>
                {move || open.get().then(|| view! { <Words words=words.get_value() /> })}
            </details>
        }
    })
}

/// Each word with its sentence and its source.
#[component]
pub fn Words(words: Vec<Explained>) -> impl IntoView {
    let row = |Explained { word, row }: Explained| {
        row.map(|row| {
            view! {
                <div class="explain__row">
                    <dt><code>{word}</code></dt>
                    <dd>{prose(row.sentence)} " " <SourceLink source=row.source /></dd>
                </div>
            }
        })
    };
    view! { <dl class="explain__words">{words.into_iter().map(row).collect_view()}</dl> }
}
