//! Inputs from outside the form: the link in the address, the draft of this browser, an imported file.

use leptos::prelude::*;
use std::collections::BTreeMap;

use super::platform::{fragment, listen, panic, storage, timer};
use super::state::{Action, Notice, State};
use crate::diagnostic::Severity;
use crate::model::Inputs;
use crate::share::{config, link};

const DRAFT: &str = "capa-runbook.draft";
const TICKS: &str = "capa-runbook.ticks";
const KEEP: &str = "capa-runbook.keep";
/// Milliseconds without a keystroke before what was typed is kept.
const PAUSE: u32 = 250;

/// What the page starts with.
pub struct Restored {
    pub inputs: Inputs,
    pub keep: bool,
    pub notice: Option<Notice>,
}

/// The link, else the draft, else the defaults.
pub fn restore() -> Restored {
    let keep = storage::get(KEEP).as_deref() != Some("no");
    let (draft, broken) = match keep.then(|| storage::get(DRAFT)).flatten().map(|text| config::read(&text)) {
        Some(Ok(inputs)) => (Some(inputs), None),
        Some(Err(error)) => (None, Some(error)),
        None => (None, None),
    };
    let mut notice = broken.map(|error| {
        Notice::new(Severity::Warning, "The draft in this browser can't be read, so the page starts afresh")
            .lines([place(&error)])
    });
    let mut inputs = draft.clone().unwrap_or_default();
    if let Some(text) = fragment::read() {
        match link::decode(&text) {
            Ok(opened) => {
                fragment::clear();
                notice = opened_notice(&opened, draft.filter(|draft| *draft != opened.inputs)).or(notice);
                inputs = opened.inputs;
            }
            Err(message) => notice = Some(broken_link(message)),
        }
    }
    Restored { inputs, keep, notice }
}

/// Keeps what is typed, a pause after the last keystroke; opens links that are put into the address later.
pub fn follow(state: State, keep: bool, notice: Option<Notice>) {
    state.keep.set(keep);
    state.notice.set(notice);
    if keep && let Some(ticks) = storage::get(TICKS) {
        // Ticks that can't be read are no ticks.
        state.ticks.set(serde_json::from_str::<BTreeMap<String, String>>(&ticks).unwrap_or_default());
    }
    let pause = StoredValue::new_local(timer::Debounce::default());
    Effect::new(move |before: Option<()>| {
        state.inputs.track();
        let keep = state.keep.get();
        let write = move || {
            let text = state.inputs.with_untracked(config::write);
            panic::remember(text.clone());
            if keep {
                storage::set(DRAFT, &text);
            }
        };
        if before.is_some() {
            pause.with_value(|pause| pause.run(PAUSE, write));
        } else {
            panic::remember(state.inputs.with_untracked(config::write));
        }
    });
    Effect::new(move |before: Option<()>| {
        let ticks = state.ticks.get();
        if before.is_some() && state.keep.get_untracked() {
            // A map of texts is always JSON.
            storage::set(TICKS, &serde_json::to_string(&ticks).unwrap_or_default());
        }
    });
    Effect::new(move |before: Option<()>| {
        let keep = state.keep.get();
        if before.is_some() {
            if keep {
                storage::remove(KEEP);
            } else {
                storage::set(KEEP, "no");
                storage::remove(DRAFT);
                storage::remove(TICKS);
            }
        }
    });
    listen::fragment_changed(move || {
        let Some(text) = fragment::read() else { return };
        match link::decode(&text) {
            Ok(opened) => {
                fragment::clear();
                let before = state.inputs.get_untracked();
                let notice = opened_notice(&opened, (before != opened.inputs).then_some(before));
                state.replace(opened.inputs);
                state.notice.set(notice);
                state.announce("The link is open");
            }
            Err(message) => state.notice.set(Some(broken_link(message))),
        }
    });
}

/// Takes a config file that a person chose; a broken one changes nothing.
pub fn import(state: State, name: &str, text: Option<&str>) {
    let read = match text {
        Some(text) => config::read(text),
        None => Err(config::ConfigError {
            message: "the browser can't read it".into(),
            help: "choose a capa-runbook.yaml".into(),
            line: None,
            column: None,
        }),
    };
    match read {
        Ok(inputs) => {
            let before = state.replace(inputs);
            let mut notice = Notice::new(Severity::Hint, format!("{name} is imported"));
            notice.action = Some(Action::BringBack(before));
            state.notice.set(Some(notice));
            state.announce(format!("{name} is imported"));
        }
        Err(error) => {
            let title = format!("{name} is not imported, nothing has changed");
            state.notice.set(Some(Notice::new(Severity::Error, title).lines([place(&error)])));
        }
    }
}

/// Puts the defaults in place of all that was typed.
pub fn start_over(state: State) {
    let before = state.replace(Inputs::default());
    state.ticks.set(BTreeMap::new());
    let mut notice = Notice::new(Severity::Hint, "Everything is as on a first visit");
    notice.action = Some(Action::BringBack(before));
    state.notice.set(Some(notice));
    state.announce("Everything is as on a first visit");
}

/// Asks before [`start_over`].
pub fn ask_to_start_over(state: State) {
    let mut notice = Notice::new(Severity::Warning, "Start over? What you typed and ticked is forgotten");
    notice.action = Some(Action::StartOver);
    state.notice.set(Some(notice));
}

fn opened_notice(opened: &link::Opened, before: Option<Inputs>) -> Option<Notice> {
    if opened.warnings.is_empty() && before.is_none() {
        return None;
    }
    let severity = if opened.warnings.is_empty() { Severity::Hint } else { Severity::Warning };
    let mut notice = Notice::new(severity, "The inputs are those of the link").lines(opened.warnings.clone());
    notice.action = before.map(|before| Action::BringBack(before.into()));
    Some(notice)
}

fn broken_link(message: String) -> Notice {
    Notice::new(Severity::Error, "The link can't be opened, nothing has changed").lines([message])
}

fn place(error: &config::ConfigError) -> String {
    let place = match (error.line, error.column) {
        (Some(line), Some(column)) => format!("Line {line}, column {column}: "),
        (Some(line), None) => format!("Line {line}: "),
        _ => String::new(),
    };
    format!("{place}{}. {}", error.message, error.help)
}
