//! Undo and redo of the inputs: what stood there before each change, in memory and for as long as the page lives.
//!
//! The inputs are watched, so that whatever changes them is a step: a field, a row, an import, a fix. What is typed into
//! a field without leaving it is one step.

use leptos::prelude::*;
use std::collections::BTreeMap;

use super::state::{FieldKey, RowId, State, Stays};
use crate::model::{FieldPath, Inputs, field};

/// Steps back; a thousand accounts take a third of a megabyte for each.
const DEPTH: usize = 100;

/// What can be gone back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub inputs: Inputs,
    /// The ids of the rows, so that a row comes back as the one that it was.
    pub rows: Vec<RowId>,
}

impl Moment {
    /// The text of a field, wherever its row stands; None when the row is not there.
    fn text(&self, (row, name): &FieldKey) -> Option<String> {
        let path = match row {
            Some(row) => FieldPath::managed(self.rows.iter().position(|own| own == row)?, name),
            None => FieldPath::new(name.clone()),
        };
        Some(field::get(&self.inputs, &path))
    }
}

/// Ticks of the steps; see [`State::ticks`].
type Ticks = BTreeMap<String, String>;

/// The other side of a change.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    there: Moment,
    /// Where the change put other inputs in place of all, the ticks that belong to that side: starting over forgets
    /// them, and taking it back brings them back.
    ticks: Option<Ticks>,
}

#[derive(Clone, Debug)]
pub struct History {
    now: Moment,
    back: Vec<Change>,
    forth: Vec<Change>,
    /// The field that is being typed into since the last step.
    typing: Option<FieldKey>,
    /// The ticks before inputs were put in place of all, while that is not a step yet.
    replaced: Option<Ticks>,
    /// Whether the last step was one back.
    went_back: bool,
}

impl History {
    pub fn new(now: Moment) -> Self {
        Self { now, back: vec![], forth: vec![], typing: None, replaced: None, went_back: false }
    }
    pub fn can_undo(&self) -> bool {
        !self.back.is_empty()
    }
    pub fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }
    /// What was there before the last step, whichever way it went.
    pub fn before(&self) -> Option<&Inputs> {
        let there = if self.went_back { self.forth.last() } else { self.back.last() };
        there.map(|change| &change.there.inputs)
    }
    /// The next change puts other inputs in place of all; these are the ticks before it.
    pub fn replaces(&mut self, ticks: Ticks) {
        self.replaced = Some(ticks);
    }
    /// What is there now, and the field that somebody is in. Whether that is a change of what was there, not something
    /// else in its place.
    pub fn record(&mut self, now: Moment, typing: Option<FieldKey>) -> bool {
        let replaced = self.replaced.take();
        if now.inputs == self.now.inputs {
            return false;
        }
        let is_change = replaced.is_none();
        // A press elsewhere makes its change before the field is left.
        let typing = typing.filter(|field| now.text(field) != self.now.text(field));
        let goes_on = is_change && typing.is_some() && typing == self.typing && self.forth.is_empty();
        let before = std::mem::replace(&mut self.now, now);
        if !goes_on {
            self.back.push(Change { there: before, ticks: replaced });
            if self.back.len() > DEPTH {
                self.back.remove(0);
            }
        }
        self.forth.clear();
        self.went_back = false;
        self.typing = typing;
        is_change
    }
    /// Another field is typed into from here on, or none: what follows is a step of its own.
    pub fn turn_to(&mut self, field: Option<&FieldKey>) {
        if self.typing.as_ref() != field {
            self.typing = None;
        }
    }
    /// One step back. What was there before it, what is there now, and the ticks if they change too.
    fn undo(&mut self, ticks: Ticks) -> Option<(Moment, Moment, Option<Ticks>)> {
        let change = self.back.pop()?;
        self.went_back = true;
        Some(self.go(change, ticks, |history| &mut history.forth))
    }
    /// One step forth; as [`History::undo`].
    fn redo(&mut self, ticks: Ticks) -> Option<(Moment, Moment, Option<Ticks>)> {
        let change = self.forth.pop()?;
        self.went_back = false;
        Some(self.go(change, ticks, |history| &mut history.back))
    }
    fn go(
        &mut self,
        Change { there, ticks: theirs }: Change,
        ticks: Ticks,
        other_way: fn(&mut Self) -> &mut Vec<Change>,
    ) -> (Moment, Moment, Option<Ticks>) {
        let before = std::mem::replace(&mut self.now, there.clone());
        let ticks = theirs.is_some().then_some(ticks);
        other_way(self).push(Change { there: before.clone(), ticks });
        self.typing = None;
        (before, there, theirs)
    }
}

/// Makes a step of every change of the inputs.
pub fn follow(state: State) {
    let typing = Memo::new(move |_| state.typing.read().as_ref().map(|(key, _)| key.clone()));
    Effect::new(move |_| {
        let inputs = state.inputs.get();
        let rows = state.rows.get_untracked();
        let moment = Moment { inputs, rows };
        let changed = state.history.try_update(|history| history.record(moment, typing.get_untracked()));
        if changed == Some(true) {
            state.take_away(Stays::ToTheNextChange);
        }
    });
    Effect::new(move |_| {
        let field = typing.read();
        state.history.update_untracked(|history| history.turn_to(field.as_ref()));
    });
}

pub fn undo(state: State) {
    let ticks = state.ticks.get_untracked();
    match state.history.try_update(|history| history.undo(ticks)).flatten() {
        Some(step) => put(state, step, "Undone"),
        None => state.announce("There is nothing to undo"),
    }
}

pub fn redo(state: State) {
    let ticks = state.ticks.get_untracked();
    match state.history.try_update(|history| history.redo(ticks)).flatten() {
        Some(step) => put(state, step, "Redone"),
        None => state.announce("There is nothing to redo"),
    }
}

fn put(state: State, (before, now, ticks): (Moment, Moment, Option<Ticks>), word: &str) {
    let what = describe(&before, &now);
    state.inputs.set(now.inputs);
    state.rows.set(now.rows);
    if let Some(ticks) = ticks {
        state.ticks.set(ticks);
    }
    state.take_away(Stays::ToTheNextChange);
    state.announce(format!("{word}: {what}"));
}

/// What the step changes: `Region of retail`, `3 fields`, `the list of managed accounts`.
fn describe(before: &Moment, now: &Moment) -> String {
    if before.rows != now.rows {
        return "the list of managed accounts".into();
    }
    match field::differences(&before.inputs, &now.inputs).as_slice() {
        [path] => field::describe(path, &now.inputs),
        paths => format!("{} fields", paths.len()),
    }
}
