//! When a problem shows at its field: after the field was left, or when the bundle was asked for; not while a person is
//! typing the value, and not at a field that has been empty from the start.

use leptos::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, field};
use crate::ui::platform::pointer;
use crate::ui::state::{FieldKey, State, row_of};

/// The field, however its row moves.
fn key(state: State, path: &FieldPath) -> FieldKey {
    match row_of(path) {
        Some((index, name)) => (state.rows.read().get(index).copied(), name.to_owned()),
        None => (None, path.0.clone()),
    }
}

/// Whether problems of this field are to be seen at it now. Tracks what that depends on.
fn is_shown(state: State, path: &FieldPath) -> bool {
    if state.asked.get() {
        return true;
    }
    let key = key(state, path);
    if let Some((typing, before)) = &*state.typing.read()
        && *typing == key
    {
        return *before;
    }
    state.left.read().contains(&key)
        || field::find(path).is_none_or(|(field, row)| !field.get(&state.inputs.read(), row).is_empty())
}

/// What is said at this field now, worst first: only what stands at it, not what merely names it.
pub fn at(state: State, path: &FieldPath) -> Vec<Diagnostic> {
    let mut said = state.diagnostics_at(&path.0);
    said.retain(|diagnostic| diagnostic.severity != Severity::Hint && diagnostic.fields.first() == Some(path));
    if !said.is_empty() && !is_shown(state, path) {
        said.clear();
    }
    said
}

/// One problem that is to be seen at its field now.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub severity: Severity,
    pub path: FieldPath,
    pub message: String,
}

/// All of them, made once for the headings of the sections and the summary.
#[derive(Clone, Copy)]
pub struct AllShown(Memo<Vec<Shown>>);

impl AllShown {
    /// Makes it and gives it to everything below.
    pub fn provide(state: State) {
        provide_context(Self(Memo::new(move |_| {
            let outline = state.outline.read();
            let diagnostics = outline.report.diagnostics.iter();
            diagnostics
                .filter(|diagnostic| diagnostic.severity != Severity::Hint)
                .filter_map(|diagnostic| Some((diagnostic, diagnostic.fields.first()?)))
                .filter(|(_, path)| is_shown(state, path))
                .map(|(diagnostic, path)| Shown {
                    severity: diagnostic.severity,
                    path: path.clone(),
                    message: diagnostic.message.clone(),
                })
                .collect()
        })));
    }

    pub fn get() -> Memo<Vec<Shown>> {
        expect_context::<Self>().0
    }
}

/// A person is in the field now.
pub fn entered(state: State, path: &FieldPath) {
    let path = path.clone();
    pointer::when_released(move || {
        let seen = untrack(|| !at(state, &path).is_empty());
        let key = untrack(|| key(state, &path));
        state.typing.set(Some((key, seen)));
    });
}

/// What was wrong is right now: it may be wrong for a while again, without a word.
pub fn typed(state: State, path: &FieldPath) {
    if untrack(|| at(state, path).is_empty()) {
        let key = untrack(|| key(state, path));
        state.typing.set(Some((key, false)));
    }
}

/// The person has left the field. Its problems move what is below, so they wait for a press to end.
pub fn left(state: State, path: &FieldPath) {
    let key = untrack(|| key(state, path));
    pointer::when_released(move || {
        state.left.update(|left| {
            left.insert(key.clone());
        });
        if state.typing.with_untracked(|typing| typing.as_ref().is_some_and(|(typing, _)| *typing == key)) {
            state.typing.set(None);
        }
    });
}
