//! Why a line of a file is there, in the margin beside it; under the file where there is no margin.

use leptos::prelude::*;
use std::sync::Arc;

use super::explain::Words;
use super::guide::GuideLink;
use crate::iam;
use crate::manifest::{explain, lines};
use crate::model::field::{self, Field};
use crate::model::{Edition, FieldPath};
use crate::plan::deviations::Deviation;
use crate::shell::explain::{Explained, text};
use crate::ui::components::FieldLink;
use crate::ui::state::State;
use crate::ui::words::prose;

/// Id of the margin that the note stands in.
pub const ID: &str = "line-note";

/// Indices of lines, with the deviations that they are about.
pub type Marks = Arc<Vec<(usize, &'static Deviation)>>;

/// What is known of a line.
enum Known {
    /// A key or words of commands, each with a row.
    Words(Vec<Explained>),
    /// An input, and the managed account that it is of.
    Field(&'static Field, usize),
    /// A line that is nothing of that.
    Sentence(&'static str),
}

/// Whether the lines of this file can be explained: those that a tool reads.
pub fn explains(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".sh")
}

fn known(path: &str, file: &str, index: usize) -> Known {
    let all: Vec<&str> = file.lines().collect();
    let own = all.get(index).map_or("", |line| line.trim());
    if own.starts_with('#') {
        return Known::Sentence("A comment, which no tool reads.");
    }
    if path.ends_with(".sh") {
        return match text::line(&all, index) {
            words if words.is_empty() => Known::Sentence("Part of the script around the commands."),
            words => Known::Words(words),
        };
    }
    if own == "---" {
        return Known::Sentence("Another object begins.");
    }
    let lines = lines::read(file);
    let Some(line) = lines.iter().find(|line| line.index == index) else { return Known::Sentence("") };
    if let Some(row) = iam::explain::key(&line.address).or_else(|| explain::key(&line.address)) {
        let word = lines::keys(&line.address).next_back().unwrap_or_default().replace("~1", "/");
        return Known::Words(vec![Explained { word, row: Some(row) }]);
    }
    match field::holding(&FieldPath::new(lines::field_path(&line.address))) {
        Some((field, row)) => Known::Field(field, row),
        None if line.address == "format" => {
            Known::Sentence("The form of this file: one of an older form is still read.")
        }
        None => Known::Sentence("A group of inputs."),
    }
}

#[component]
pub fn Note(
    #[prop(into)] path: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] marks: Signal<Marks>,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let state = State::get();
    let edition = Memo::new(move |_| state.inputs.read().edition);
    let body = move || {
        let Some(index) = chosen.get() else {
            return view! { <p class="quiet">"Point at a line, tap it, or go through the lines with the arrow keys: here stands why it is there."</p> }
                .into_any();
        };
        let what = match known(&path.read(), &text.read(), index) {
            Known::Words(words) => view! { <Words words /> }.into_any(),
            Known::Sentence(sentence) => view! { <p>{sentence}</p> }.into_any(),
            Known::Field(field, row) => {
                let path = field.path(row);
                view! { <p><FieldLink path label=field.label /></p> <p>{field.hint}</p> }.into_any()
            }
        };
        let marks = marks.get();
        let deviations = marks.iter().filter(|(line, _)| *line == index).map(|(_, deviation)| *deviation);
        let (differs, other) = match edition.get() {
            Edition::Corrected => ("Differs from the guide", "The guide: "),
            Edition::Published => ("Differs from the corrected edition", "There: "),
        };
        let differs = deviations.map(|deviation| {
            let words = if edition.get_untracked() == Edition::Corrected { deviation.says } else { deviation.emits };
            view! {
                <div class="note__guide">
                    <p><span class="note__tag">{differs}</span> ": " <GuideLink deviation /></p>
                    <p>{other} {prose(words)}</p>
                </div>
            }
        });
        view! {
            <p class="note__line">{format!("Line {}", index + 1)}</p>
            {what}
            {differs.collect_view()}
        }
        .into_any()
    };
    view! {
        <div class="file__margin" id=ID>
            <div class="note" role="note" aria-label="Why the line is there" aria-live="polite">{body}</div>
        </div>
    }
}
