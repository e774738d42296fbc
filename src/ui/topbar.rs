//! The bar that never scrolls away: edition, import, link, counts, download.

use leptos::prelude::*;

use super::components::Icon;
use super::form::{error_summary, write_field};
use super::history;
use super::import::Import;
use super::platform::{clipboard, download, focus, fragment, timer};
use super::state::{Notice, State, Stays, Tab};
use super::words;
use crate::diagnostic::Severity;
use crate::model::{Edition, FieldPath};
use crate::share::link;
use crate::validate::missing_field;

const MENU: &str = "more-actions";

#[component]
pub fn TopBar() -> impl IntoView {
    let state = State::get();
    let menu = RwSignal::new(false);
    let errors = Memo::new(move |_| {
        let outline = state.outline.read();
        let errors = outline.report.count(Severity::Error);
        // A person who has just begun has done nothing wrong.
        let only_empty = outline.report.count_of(missing_field::LINT.id) == errors;
        Counted {
            number: errors,
            noun: if only_empty { "field" } else { "error" },
            rest: if only_empty { " to fill in" } else { "" },
        }
    });
    let warnings = Memo::new(move |_| Counted {
        number: state.outline.read().report.count(Severity::Warning),
        noun: "warning",
        rest: "",
    });
    let open_checks = move |_| {
        state.tab.set(Tab::Checks);
        focus::focus("tab-checks");
    };
    let on_copy_link = move |_| {
        copy_link(state);
        menu.set(false);
    };
    let import = Import::get();
    let open_import = move |_| {
        menu.set(false);
        import.open();
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && menu.get_untracked() {
            menu.set(false);
            focus::focus(MENU);
        }
    };
    view! {
        <header class="topbar" on:keydown=on_key>
            <h1 class="topbar__name">
                <svg class="topbar__mark" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M9 12h3.5M12.5 12c3 0 1.5-6.5 4-6.5M12.5 12c3 0 1.5 6.5 4 6.5" />
                    <rect x="1.5" y="8" width="8" height="8" rx="1.5" />
                    <circle cx="19" cy="5.5" r="3" />
                    <circle cx="19" cy="18.5" r="3" />
                </svg>
                "capa-runbook"
            </h1>
            <PrintedHead />
            <button class="topbar__counts" type="button" on:click=open_checks>
                <Count severity=Severity::Error icon="error" count=errors />
                <Count severity=Severity::Warning icon="warning" count=warnings />
                <span class="visually-hidden">", open Checks"</span>
            </button>
            <div class="topbar__actions" id="actions">
                <EditionSwitch />
                <UndoRedo />
                <button class="button button--quiet" type="button" on:click=open_import>
                    <Icon name="import" />
                    "Import"
                </button>
                <button class="button button--quiet" type="button" on:click=on_copy_link>
                    <Icon name="link" />
                    "Copy link"
                </button>
            </div>
            <button class="button button--primary topbar__download" type="button" on:click=move |_| download_bundle(state)>
                <Icon name="download" />
                <span>"Download"<span class="topbar__download-more">" bundle"</span></span>
            </button>
            <button
                class="button button--icon topbar__menu"
                type="button"
                id=MENU
                aria-expanded=move || menu.get().to_string()
                aria-controls="actions"
                on:click=move |_| menu.update(|open| *open = !*open)
            >
                <Icon name="menu" />
                <span class="visually-hidden">"More actions"</span>
            </button>
        </header>
    }
}

/// What the bar counts: `2 fields to fill in`.
#[derive(Clone, Copy, PartialEq)]
struct Counted {
    number: usize,
    noun: &'static str,
    rest: &'static str,
}

/// How many of one severity; nothing is said of none.
#[component]
fn Count(severity: Severity, icon: &'static str, count: Memo<Counted>) -> impl IntoView {
    let number = move || words::thousands(count.get().number);
    let word = move || {
        let Counted { number, noun, rest } = count.get();
        format!(" {}{rest}", words::plural(number, noun))
    };
    view! {
        <span class="count" data-severity=severity.id() hidden=move || count.get().number == 0>
            <Icon name=icon />
            {number}
            <span class="count__word">{word}</span>
        </span>
    }
}

/// Neither is ever disabled, because that would take the focus from who presses it again and again.
#[component]
fn UndoRedo() -> impl IntoView {
    let state = State::get();
    let can_undo = Memo::new(move |_| state.history.read().can_undo());
    let can_redo = Memo::new(move |_| state.history.read().can_redo());
    let button = move |icon, word, can: Memo<bool>, act: fn(State)| {
        view! {
            <button
                class="button button--icon"
                type="button"
                title=word
                aria-disabled=move || (!can.get()).then_some("true")
                on:click=move |_| act(state)
            >
                <Icon name=icon />
                <span class="button__text">{word}</span>
            </button>
        }
    };
    view! {
        <div class="topbar__history">
            {button("undo", "Undo", can_undo, history::undo)}
            {button("redo", "Redo", can_redo, history::redo)}
        </div>
    }
}

#[component]
fn EditionSwitch() -> impl IntoView {
    let state = State::get();
    let edition = Memo::new(move |_| state.inputs.read().edition);
    let choice = move |own: Edition, value: &'static str, label: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="edition"
                    id=format!("edition-{value}")
                    value=value
                    prop:checked=move || edition.get() == own
                    on:change=move |_| write_field(state, &FieldPath::new("edition"), value)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented topbar__edition" id="field-edition">
            <legend class="segmented__legend">"Edition"</legend>
            {choice(Edition::Corrected, "corrected", "Corrected")}
            {choice(Edition::Published, "published", "As published")}
        </fieldset>
    }
}

/// What stands at the top of the paper: for whom, and what made it.
#[component]
fn PrintedHead() -> impl IntoView {
    let state = State::get();
    let words = move || {
        let outline = state.outline.read();
        let inputs = &outline.inputs;
        let edition = match inputs.edition {
            Edition::Corrected => "corrected",
            Edition::Published => "as published",
        };
        let first = format!(
            "Manager account {}, {} {}",
            inputs.manager.account_id,
            inputs.managed.len(),
            words::plural(inputs.managed.len(), "managed account")
        );
        let second = format!("capa-runbook {}, CAPA {}, edition {edition}", env!("CARGO_PKG_VERSION"), inputs.release);
        view! {
            {first}
            <br />
            {second}
        }
    };
    view! { <p class="print-only">{words}</p> }
}

/// Copies the address of the page with the inputs in it.
pub fn copy_link(state: State) {
    let address = fragment::address(&state.inputs.with_untracked(link::encode));
    clipboard::copy(address, move |copied| {
        state.announce(if copied { "Link copied" } else { "Not copied: the browser refused" });
    });
}

/// Saves the bundle; while something is held back, the list of the fields is brought up instead.
pub fn download_bundle(state: State) {
    let generated = state.inputs.with_untracked(crate::generate);
    match crate::bundle::bundle(&generated) {
        Ok(bundle) => {
            download::save(&bundle.name, "application/zip", &bundle.bytes);
            let saved = Notice::new(Severity::Hint, format!("{} is saved", bundle.name));
            let next = "Unpack it, then follow its RUNBOOK.md step by step, or run ./run.sh in its folder";
            state.notify(Notice { stays: Stays::ToTheNextChange, ..saved.lines([next]) });
        }
        Err(held) => {
            state.asked.set(true);
            state.announce(match held.0.len() {
                1 => "One field holds back the bundle".to_owned(),
                count => format!("{count} fields hold back the bundle"),
            });
            if state.narrow.get_untracked() {
                state.tab.set(Tab::Inputs);
            }
            timer::when_drawn(|| {
                focus::go_to(error_summary::ID);
            });
        }
    }
}
