//! Inputs from outside the form: the link in the address, the draft of this browser, an imported file.

use leptos::prelude::*;
use std::collections::BTreeMap;

use super::notices;
use super::platform::{focus, fragment, listen, offline, panic, storage, timer};
use super::state::{Action, Earlier, Notice, State, Stays};
use crate::diagnostic::Severity;
use crate::model::{FieldPath, Inputs, field};
use crate::share::{config, link};
use crate::validate;

const DRAFT: &str = "capa-runbook.draft";
const TICKS: &str = "capa-runbook.ticks";
const KEEP: &str = "capa-runbook.keep";
/// Milliseconds without a keystroke before what was typed is kept.
const PAUSE: u32 = 250;

/// What the page starts with.
pub struct Restored {
    pub inputs: Inputs,
    pub ticks: BTreeMap<String, String>,
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
    // Ticks that can't be read are no ticks.
    let ticks = keep.then(|| storage::get(TICKS)).flatten().and_then(|ticks| serde_json::from_str(&ticks).ok());
    let ticks: BTreeMap<String, String> = ticks.unwrap_or_default();
    let mut inputs = draft.clone().unwrap_or_default();
    if let Some(text) = fragment::read() {
        match link::decode(&text) {
            Ok(opened) => {
                if keep {
                    fragment::clear();
                }
                let before = draft.map(|inputs| Earlier { inputs, ticks: ticks.clone() });
                let (opened_inputs, said) = opened_notice(opened, before);
                notice = said.or(notice);
                inputs = opened_inputs;
            }
            Err(message) => notice = Some(broken_link(message)),
        }
    }
    Restored { inputs, ticks, keep, notice }
}

/// Keeps what is typed, a pause after the last keystroke; opens links that are put into the address later.
pub fn follow(state: State, Restored { inputs: _, ticks, keep, notice }: Restored) {
    state.keep.set(keep);
    state.notice.set(notice);
    state.ticks.set(ticks);
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
        // A first visit leaves nothing behind; a link that was opened does.
        if before.is_some() || state.inputs.with_untracked(|inputs| *inputs != Inputs::default()) {
            pause.with_value(|pause| pause.run(PAUSE, write));
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
                // Without a draft the address is what a reload goes by.
                if state.keep.get_untracked() {
                    fragment::clear();
                }
                let ticks = state.ticks.get_untracked();
                let (inputs, notice) =
                    opened_notice(opened, Some(Earlier { inputs: state.inputs.get_untracked(), ticks }));
                state.replace(inputs);
                match notice {
                    Some(notice) if notice.severity == Severity::Hint => {
                        state.notify(Notice { stays: Stays::ToTheNextChange, ..notice });
                    }
                    Some(notice) => state.notify(notice),
                    None => state.announce("The link is open"),
                }
            }
            Err(message) => state.notify(broken_link(message)),
        }
    });
}

/// Puts imported inputs in place of those that are here.
pub fn take(state: State, name: &str, inputs: Inputs) {
    let (inputs, refused) = without_credentials(inputs);
    let before = state.replace(inputs);
    let severity = if refused.is_empty() { Severity::Hint } else { Severity::Warning };
    let mut notice = Notice::new(severity, format!("{name} is imported"));
    if refused.is_empty() {
        notice.stays = Stays::ToTheNextChange;
    }
    notice.action = (before.inputs != Inputs::default()).then_some(Action::BringBack(before));
    refuse(&mut notice, refused);
    state.notify(notice);
}

/// Puts the defaults in place of all that was typed.
pub fn start_over(state: State) {
    let before = state.replace(Inputs::default());
    state.ticks.set(BTreeMap::new());
    let mut notice = Notice::new(Severity::Hint, "Everything is as on a first visit");
    notice.stays = Stays::ToTheNextChange;
    notice.action = Some(Action::BringBack(before));
    state.notify(notice);
}

/// Asks before [`start_over`].
pub fn ask_to_start_over(state: State) {
    let mut notice = Notice::new(Severity::Warning, "Start over? What you typed and ticked is forgotten");
    notice.action = Some(Action::StartOver);
    state.notify(notice);
    timer::when_drawn(|| {
        focus::focus(notices::ACTION);
    });
}

/// Says so when a later build of the page is here. It waits, so that nobody loses a runbook that is half done.
pub fn follow_updates(state: State) {
    offline::follow(move || {
        let mut notice = Notice::new(Severity::Hint, "A new version of this page is ready");
        notice.lines = vec!["What you typed is there again after the reload".into()];
        notice.action = Some(Action::Update);
        state.notify(notice);
    });
}

/// Reloads with the later build; what was typed goes along in the address, because a browser may keep no draft.
pub fn update(state: State) {
    if state.inputs.with_untracked(|inputs| *inputs != Inputs::default()) {
        fragment::write(&state.inputs.with_untracked(link::encode));
    }
    offline::take_over();
}

/// The inputs of a link and what there is to say of them; nothing when all is as it was.
fn opened_notice(opened: link::Opened, before: Option<Earlier>) -> (Inputs, Option<Notice>) {
    let (inputs, refused) = without_credentials(opened.inputs);
    let before = before.filter(|before| before.inputs != inputs && before.inputs != Inputs::default());
    let warns = !opened.warnings.is_empty() || !refused.is_empty();
    if !warns && before.is_none() {
        return (inputs, None);
    }
    let severity = if warns { Severity::Warning } else { Severity::Hint };
    let mut notice = Notice::new(severity, "The inputs are those of the link").lines(opened.warnings);
    notice.action = before.map(|before| Action::BringBack(before.into()));
    refuse(&mut notice, refused);
    (inputs, Some(notice))
}

/// What looks like a credential is not taken, wherever it comes from.
fn without_credentials(inputs: Inputs) -> (Inputs, Vec<FieldPath>) {
    let clean = validate::without_credentials(&inputs);
    if clean == inputs {
        return (inputs, vec![]);
    }
    let refused = field::differences(&inputs, &clean);
    (clean, refused)
}

fn refuse(notice: &mut Notice, refused: Vec<FieldPath>) {
    if !refused.is_empty() {
        notice.lines.push(
            "What looked like a credential was left out, because no field takes one; if it is a real one, revoke it"
                .into(),
        );
        notice.fields = refused;
    }
}

fn broken_link(message: String) -> Notice {
    Notice::new(Severity::Error, "The link can't be opened, nothing has changed").lines([message])
}

/// What is wrong with a file, where, and what to do.
pub fn place(error: &config::ConfigError) -> String {
    let place = match (error.line, error.column) {
        (Some(line), Some(column)) => format!("At line {line}, column {column}: "),
        (Some(line), None) => format!("At line {line}: "),
        _ => String::new(),
    };
    format!("{place}{}. {}", error.message, error.help)
}
