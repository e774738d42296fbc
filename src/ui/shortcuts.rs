//! Keys for what is done often. Each is one letter without a modifier, which no browser and no system uses, and none
//! works while something is typed. They can be turned off (WCAG 2.2, 2.1.4).

use leptos::prelude::*;

use super::history;
use super::import::Import;
use super::platform::{dialog, keys, storage};
use super::state::{State, Tab};
use super::topbar;

struct Shortcut {
    /// As `KeyboardEvent.key` has it.
    key: &'static str,
    what: &'static str,
    act: fn(State),
}

const SHORTCUTS: &[Shortcut] = &[
    Shortcut { key: "?", what: "This list", act: |_| dialog::open(DIALOG) },
    Shortcut { key: "b", what: "Download bundle", act: topbar::download_bundle },
    Shortcut { key: "l", what: "Copy link", act: topbar::copy_link },
    Shortcut { key: "i", what: "Import", act: |_| Import::get().open() },
    Shortcut { key: "u", what: "Undo", act: history::undo },
    Shortcut { key: "r", what: "Redo", act: history::redo },
    Shortcut { key: "1", what: "The first view", act: |state| view(state, 0) },
    Shortcut { key: "2", what: "The second view, and so on", act: |state| view(state, 1) },
];

const DIALOG: &str = "shortcuts";
const OFF: &str = "capa-runbook.shortcuts";

/// The view at this place of the tabs.
fn view(state: State, place: usize) {
    let narrow = state.narrow.get_untracked();
    if let Some(tab) = Tab::ALL.into_iter().filter(|tab| narrow || *tab != Tab::Inputs).nth(place) {
        state.tab.set(tab);
        super::platform::focus::focus(&format!("tab-{}", tab.id()));
    }
}

/// The list of the keys, and the keys.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let state = State::get();
    let on = RwSignal::new(storage::get(OFF).as_deref() != Some("off"));
    let owner = Owner::current();
    keys::follow(move |key| {
        let known = SHORTCUTS.iter().find(|shortcut| shortcut.key == key).map(|shortcut| shortcut.act);
        let place = key.parse::<usize>().ok().filter(|place| (3..=Tab::ALL.len()).contains(place));
        // The list itself always opens, or nobody could turn them on again.
        if !on.get_untracked() && key != "?" {
            return false;
        }
        let act = move || match (known, place) {
            (Some(act), _) => act(state),
            (None, Some(place)) => view(state, place - 1),
            (None, None) => {}
        };
        match &owner {
            Some(owner) => owner.with(act),
            None => act(),
        }
        known.is_some() || place.is_some()
    });
    let turn = move |is_on: bool| {
        on.set(is_on);
        if is_on {
            storage::remove(OFF);
        } else {
            storage::set(OFF, "off");
        }
    };
    let rows = SHORTCUTS
        .iter()
        .map(|shortcut| view! { <dt><kbd>{shortcut.key}</kbd></dt> <dd>{shortcut.what}</dd> })
        .collect_view();
    view! {
        <dialog class="dialog" id=DIALOG aria-labelledby="shortcuts-title">
            <h2 class="dialog__title" id="shortcuts-title">"Keys"</h2>
            <p>"They work while nothing is typed. In the tabs and in a file the arrow keys do what they do everywhere."</p>
            <dl class="dialog__keys">{rows}</dl>
            <label class="switch-control">
                <input type="checkbox" role="switch" prop:checked=on on:change:target=move |event| turn(event.target().checked()) />
                <span>"Use these keys"</span>
            </label>
            <div class="dialog__actions">
                <button class="button" type="button" on:click=|_| dialog::close(DIALOG)>"Close"</button>
            </div>
        </dialog>
    }
}

/// Opens the list.
pub fn open() {
    dialog::open(DIALOG);
}
