//! A text with line numbers and coloured words, in parts of a hundred lines: what is out of view costs no layout, and
//! an edit makes only the parts anew that it changed.

use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::highlight::{Highlighter, Html, Language};
use super::words::{count, thousands};

/// Lines of one part; `style/components/file_view.css` knows its height.
const LINES: usize = 100;
/// Lines in the document to begin with, and how many more a press adds.
const SHOWN: usize = 5_000;

/// A part of the text.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    index: usize,
    /// Of its lines and of where the reading stood before them.
    hash: u64,
    before: Highlighter,
    text: String,
}

fn parts(text: &str, language: Language, shown: usize) -> Vec<Part> {
    let lines: Vec<&str> = text.lines().take(shown).collect();
    let mut highlighter = Highlighter::new(language);
    let mut parts = Vec::new();
    for (index, lines) in lines.chunks(LINES).enumerate() {
        let before = highlighter.clone();
        let mut unused = Html::default();
        for line in lines {
            highlighter.line(line, &mut unused);
            unused.0.clear();
        }
        let mut hasher = DefaultHasher::new();
        (lines, &before).hash(&mut hasher);
        parts.push(Part { index, hash: hasher.finish(), before, text: lines.join("\n") });
    }
    parts
}

impl Part {
    /// Each line with its number. The numbers are for the eye: they are neither read out nor selected.
    fn html(&self) -> String {
        let mut highlighter = self.before.clone();
        let mut out = Html::default();
        for (index, line) in self.text.split('\n').enumerate() {
            let number = self.index * LINES + index + 1;
            out.0 += &format!(
                "<div class=\"line\"><span class=\"line__number\" aria-hidden=\"true\">{number}</span><code class=\"line__text\">"
            );
            highlighter.line(line, &mut out);
            out.0 += "</code></div>";
        }
        out.0
    }
}

#[component]
pub fn Code(#[prop(into)] text: Signal<String>, #[prop(into)] path: Signal<String>) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let parts = Memo::new(move |_| parts(&text.read(), Language::of(&path.read()), shown.get()));
    let more = Memo::new(move |_| text.read().lines().count().saturating_sub(shown.get()));
    // Another file starts afresh; the same one keeps what was asked for.
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            shown.set(SHOWN);
        }
        path
    });
    view! {
        <div class="file__code" tabindex="0" role="group" aria-label=move || path.get()>
            <div class="lines">
                <For each=move || parts.get() key=|part| (part.index, part.hash) let(part)>
                    <div class="lines__part" inner_html=part.html()></div>
                </For>
            </div>
            {move || (more.get() > 0).then(|| view! {
                <button class="button file__more" type="button" on:click=move |_| shown.update(|shown| *shown += SHOWN)>
                    {format!("Show the next {} of {}", thousands(SHOWN.min(more.get())), count(more.get(), "more line"))}
                </button>
            })}
        </div>
    }
}
