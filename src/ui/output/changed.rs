//! What the last edit changed in the files, made at a pause in typing and only while somebody looks at them.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{PAUSE, SLOW};
use crate::render::changes::{Changes, changes};
use crate::ui::platform::timer;
use crate::ui::state::{State, Tab};
use crate::ui::words::count;

/// The last edit's changes, for all of the view.
#[derive(Clone, Copy)]
pub struct Changed(RwSignal<Arc<Changes>>);

impl Changed {
    /// `open` is the path of the file that is looked at.
    pub fn provide(open: Memo<String>) -> Self {
        let state = State::get();
        let changed = RwSignal::new(Arc::new(Changes::new()));
        let pause = StoredValue::new_local(timer::Debounce::default());
        // A file above the folders takes as long as all accounts: with many of them only the one that is looked at.
        let many = move || state.inputs.with_untracked(|inputs| inputs.managed.len() > SLOW);
        let is_open = move |path: &str| open.with_untracked(|open| open == path);
        let look = move |only_open: bool| {
            let now = state.outline.get_untracked();
            let edit = state.history.with_untracked(|history| history.before().cloned());
            let wanted = |path: &str| is_open(path) || !only_open && (path.contains('/') || !many());
            edit.map(|inputs| changes(&crate::outline(&inputs), &now, wanted)).unwrap_or_default()
        };
        Effect::new(move |before: Option<()>| {
            state.history.track();
            if state.tab.get() != Tab::Files {
                return;
            }
            let look = move || {
                let found = look(false);
                // What was changed before the view was opened needs no words.
                if before.is_some() && !found.is_empty() && found != *changed.read_untracked().as_ref() {
                    state.announce(words(&found));
                }
                changed.set(Arc::new(found));
            };
            pause.with_value(|pause| pause.run(PAUSE, look));
        });
        let other = StoredValue::new_local(timer::Debounce::default());
        Effect::new(move |before: Option<()>| {
            let is_above = open.with(|open| !open.contains('/'));
            if before.is_some() && is_above && many() {
                let look = move || {
                    let found = look(true);
                    // None when the view is gone by then.
                    let _ = changed.try_update(|changed| Arc::make_mut(changed).extend(found));
                };
                other.with_value(|pause| pause.run(0, look));
            }
        });
        let own = Self(changed);
        provide_context(own);
        own
    }

    pub fn get() -> Self {
        expect_context()
    }

    /// Indices of the changed lines of a file.
    pub fn lines(self, path: Memo<String>) -> Memo<Arc<BTreeSet<usize>>> {
        Memo::new(move |_| Arc::new(self.0.read().get(&*path.read()).cloned().unwrap_or_default()))
    }

    pub fn is_among(self, path: &str) -> bool {
        self.0.read().contains_key(path)
    }

    /// `3 lines changed in 2 files`; empty where nothing did.
    pub fn words(self) -> String {
        words(&self.0.read())
    }
}

fn words(changes: &Changes) -> String {
    let lines = changes.values().map(BTreeSet::len).sum();
    if lines == 0 {
        return String::new();
    }
    format!("{} changed in {}", count(lines, "line"), count(changes.len(), "file"))
}
