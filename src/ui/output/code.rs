//! A text with line numbers and coloured words, in parts of a hundred lines: what is out of view costs no layout, and
//! an edit makes only the parts anew that it changed. One listener serves all lines.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::highlight::{Highlighter, Html, Language};
use crate::ui::platform::{lines, timer};
use crate::ui::words::{count, thousands};

/// Lines of one part; `style/components/file_view.css` knows its height.
const LINES: usize = 100;
/// Id of the element whose children are the parts.
const ID: &str = "file-lines";
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
    /// Places of lines in it that differ from the guide.
    marked: Vec<usize>,
    /// Places of lines in it that the last edit changed.
    changed: Vec<usize>,
}

fn parts(
    text: &str,
    language: Language,
    shown: usize,
    marks: &BTreeSet<usize>,
    changed: &BTreeSet<usize>,
) -> Vec<Part> {
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
        let start = index * LINES;
        let within = |lines: &BTreeSet<usize>| -> Vec<usize> {
            lines.range(start..start + LINES).map(|line| line - start).collect()
        };
        let (marked, changed) = (within(marks), within(changed));
        let mut hasher = DefaultHasher::new();
        (lines, &before, &marked, &changed).hash(&mut hasher);
        parts.push(Part { index, hash: hasher.finish(), before, text: lines.join("\n"), marked, changed });
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
            let mark = if self.marked.contains(&index) { " data-deviates" } else { "" };
            let edit = if self.changed.contains(&index) { " data-changed" } else { "" };
            out.0 += &format!(
                "<div class=\"line\"{mark}{edit}><span class=\"line__number\" aria-hidden=\"true\">{number}</span><code class=\"line__text\">"
            );
            highlighter.line(line, &mut out);
            out.0 += "</code></div>";
        }
        out.0
    }
}

#[component]
pub fn Code(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] path: Signal<String>,
    /// Indices of the lines that differ from the guide.
    #[prop(into)]
    marks: Signal<Arc<BTreeSet<usize>>>,
    /// Indices of the lines that the last edit changed; the view moves to the first of them.
    #[prop(into)]
    changed: Signal<Arc<BTreeSet<usize>>>,
    /// Index of the line that is explained, in the element with the id `beside`.
    chosen: RwSignal<Option<usize>>,
    beside: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let parts = Memo::new(move |_| {
        parts(&text.read(), Language::of(&path.read()), shown.get(), &marks.read(), &changed.read())
    });
    let more = Memo::new(move |_| text.read().lines().count().saturating_sub(shown.get()));
    // Another file starts afresh; the same one keeps what was asked for.
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            shown.set(SHOWN);
            chosen.set(None);
        }
        path
    });
    Effect::new(move |_| {
        if let Some(first) = changed.read().first().copied() {
            timer::when_drawn(move || lines::show(ID, first, LINES));
        }
    });
    Effect::new(move |_| {
        parts.track();
        let chosen = chosen.get();
        timer::when_drawn(move || {
            lines::choose(ID, chosen, LINES, beside);
        });
    });
    let choose = move |line: Option<usize>| {
        if line.is_some() && line != chosen.get_untracked() {
            chosen.set(line);
        }
    };
    // Not `pointerover`: that comes with each scroll under a pointer at rest, and would take the line from the keyboard.
    let on_move = move |event: leptos::ev::PointerEvent| {
        if event.buttons() == 0 {
            choose(lines::line_at(&event));
        }
    };
    // The note may take room from the lines, so that comes first.
    let bring_up = move |line: usize| timer::when_drawn(move || lines::show(ID, line, LINES));
    let on_click = move |event: leptos::ev::MouseEvent| {
        let line = lines::line_at(&event);
        choose(line);
        line.into_iter().for_each(bring_up);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let now = chosen.get_untracked();
        let last = text.read_untracked().lines().count().min(shown.get_untracked()).saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => now.map_or(0, |line| line + 1).min(last),
            "ArrowUp" => now.map_or(0, |line| line.saturating_sub(1)),
            _ => return,
        };
        event.prevent_default();
        chosen.set(Some(to));
        bring_up(to);
    };
    view! {
        <div
            class="file__code"
            tabindex="0"
            role="group"
            aria-label=move || path.get()
            on:pointermove=on_move
            on:click=on_click
            on:keydown=on_key
        >
            <div class="lines" id=ID>
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
