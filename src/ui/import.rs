//! What a person brings along, by file, drop or paste; and a look at what it will change before it does.

use leptos::prelude::*;

use super::components::Icon;
use super::drafts;
use super::platform::file::{self, Brought};
use super::platform::{dialog, focus, root, timer};
use super::state::State;
use super::words::{count, thousands};
use crate::import::{self, Merged};
use crate::model::{Inputs, field};
use crate::share::config::ConfigError;

const DIALOG: &str = "import";
const FILE: &str = "import-file";
const TITLE: &str = "import-title";
/// Lines of a preview; the rest is counted.
const LISTED: usize = 12;

/// What would become of the inputs.
#[derive(Clone, Debug, PartialEq)]
struct Preview {
    inputs: Inputs,
    /// What happens, in one sentence.
    what: String,
    /// What is added or changed, one each.
    changes: Vec<String>,
    /// What is not taken, one each.
    passed: Vec<String>,
}

/// What was brought: its name, and what comes of it.
type Looked = (String, Result<Preview, ConfigError>);

/// The question that is open, as the parts of the page share it.
#[derive(Clone, Copy)]
pub struct Import {
    looked: RwSignal<Option<Looked>>,
    pasted: RwSignal<String>,
}

impl Import {
    pub fn provide() -> Self {
        let import = Self { looked: RwSignal::new(None), pasted: RwSignal::new(String::new()) };
        provide_context(import);
        let state = State::get();
        file::follow(
            |over| root::root_data("drop", over.then_some("over")),
            move |brought| import.bring(state, brought),
        );
        import
    }

    pub fn get() -> Self {
        expect_context()
    }

    /// Asks for something to import.
    pub fn open(self) {
        self.looked.set(None);
        self.pasted.set(String::new());
        dialog::open(DIALOG);
    }

    /// Shows what it would change. A config on a page where nothing was typed is taken at once: there is nothing to
    /// lose.
    fn bring(self, state: State, Brought { name, bytes }: Brought) {
        let name = if name.is_empty() { "What was pasted".to_owned() } else { name };
        let looked =
            bytes.ok_or_else(unreadable).and_then(|bytes| state.inputs.with_untracked(|now| look(now, &bytes)));
        let untouched = state.inputs.with_untracked(|inputs| *inputs == Inputs::default());
        match looked {
            Ok(preview) if untouched && preview.passed.is_empty() => self.take(state, &name, preview),
            looked => {
                self.looked.set(Some((name, looked)));
                dialog::open(DIALOG);
                timer::when_drawn(|| {
                    focus::focus(TITLE);
                });
            }
        }
    }

    fn take(self, state: State, name: &str, preview: Preview) {
        dialog::close(DIALOG);
        self.looked.set(None);
        drafts::take(state, name, preview.inputs);
    }
}

fn look(now: &Inputs, bytes: &[u8]) -> Result<Preview, ConfigError> {
    match import::read(bytes)? {
        import::Brought::Config(inputs) => Ok(of_config(now, *inputs)),
        import::Brought::Accounts(listed) => import::merge(now, &listed).map(of_list),
    }
}

fn of_config(now: &Inputs, inputs: Inputs) -> Preview {
    let changed = field::differences(now, &inputs);
    let mut changes: Vec<String> = changed.iter().map(|path| field::describe(path, &inputs)).collect();
    let (before, after) = (now.managed.len(), inputs.managed.len());
    if before != after {
        changes.insert(0, format!("{} instead of {}", count(after, "managed account"), thousands(before)));
    }
    let what = match changes.is_empty() {
        true => "It holds what is here already.".to_owned(),
        false => "Its inputs take the place of those that are here; these differ:".to_owned(),
    };
    Preview { inputs, what, changes, passed: vec![] }
}

fn of_list(merged: Merged) -> Preview {
    let Merged { inputs, added, passed } = merged;
    let new = &inputs.managed[inputs.managed.len().saturating_sub(added)..];
    let changes = new.iter().map(|row| match row.region.as_str() {
        "" => format!("{} {}", row.account_id, row.name),
        region => format!("{} {}, {region}", row.account_id, row.name),
    });
    let what = match added {
        0 => "No account of the list is new.".to_owned(),
        added => format!("{} more, behind those that are here:", count(added, "managed account")),
    };
    let changes = changes.collect();
    Preview {
        inputs,
        what,
        changes,
        passed: passed.into_iter().map(|account| format!("{} {}", account.id, account.why)).collect(),
    }
}

fn unreadable() -> ConfigError {
    ConfigError {
        message: "The browser can't read it".into(),
        help: "Choose a capa-runbook.yaml, a bundle, or a list of accounts".into(),
        line: None,
        column: None,
    }
}

#[component]
pub fn ImportDialog() -> impl IntoView {
    let state = State::get();
    let import = Import::get();
    let look_at_pasted = move |_| {
        let text = import.pasted.get_untracked();
        import.bring(state, Brought { name: String::new(), bytes: Some(text.into_bytes()) });
    };
    let title = move || match &*import.looked.read() {
        None => "Import".to_owned(),
        Some((name, Ok(_))) => format!("{name}: what changes"),
        Some((name, Err(_))) => format!("{name} is not imported, nothing has changed"),
    };
    let body = move || match import.looked.get() {
        None => ask(import, look_at_pasted).into_any(),
        Some((_, Err(error))) => refused(import, &error).into_any(),
        Some((name, Ok(preview))) => preview_of(state, import, name, preview).into_any(),
    };
    view! {
        <input class="visually-hidden" id=FILE type="file" aria-hidden="true" tabindex="-1"
            accept=".yaml,.yml,.zip,.json,.csv,.txt"
            on:change=move |event| file::read_chosen(&event, move |brought| import.bring(state, brought)) />
        <dialog class="dialog" id=DIALOG aria-labelledby=TITLE>
            <h2 class="dialog__title" id=TITLE tabindex="-1">{title}</h2>
            {body}
        </dialog>
        <p class="drop-here" aria-hidden="true">"Drop to import"</p>
    }
}

fn ask(import: Import, look: impl Fn(leptos::ev::MouseEvent) + 'static) -> impl IntoView {
    view! {
        <p>
            "A " <code>"capa-runbook.yaml"</code> ", a bundle, what " <code>"aws organizations list-accounts"</code>
            " prints, CSV, or an account id on each line. You see what changes before it does; dropping or pasting it anywhere on the page does the same."
        </p>
        <div class="field">
            <label class="field__label" for="import-text">"Paste it here"</label>
            <textarea class="input input--code" id="import-text" rows="6" spellcheck="false"
                prop:value=import.pasted on:input:target=move |event| import.pasted.set(event.target().value())></textarea>
        </div>
        <div class="dialog__actions">
            <button class="button" type="button" on:click=move |_| focus::press(FILE)>
                <Icon name="file" />
                "Choose a file"
            </button>
            <button class="button button--primary" type="button" disabled=move || import.pasted.read().trim().is_empty() on:click=look>
                "Look at it"
            </button>
            <Cancel />
        </div>
    }
}

fn refused(import: Import, error: &ConfigError) -> impl IntoView {
    view! {
        <div class="notice" data-severity="error">
            <Icon name="error" />
            <p class="notice__words">{drafts::place(error)}</p>
        </div>
        <div class="dialog__actions">
            <button class="button" type="button" on:click=move |_| import.looked.set(None)>"Try another"</button>
            <Cancel />
        </div>
    }
}

fn preview_of(state: State, import: Import, name: String, preview: Preview) -> impl IntoView {
    let nothing = preview.changes.is_empty();
    let (changes, passed) = (listed(&preview.changes), listed(&preview.passed));
    let what = preview.what.clone();
    view! {
        <p>{what}</p>
        {changes}
        {passed.map(|passed| view! { <p>"Not taken:"</p> {passed} })}
        <div class="dialog__actions">
            <button class="button button--primary" type="button" disabled=nothing
                on:click=move |_| import.take(state, &name, preview.clone())>"Apply"</button>
            <Cancel />
        </div>
    }
}

fn listed(lines: &[String]) -> Option<impl IntoView + use<>> {
    let rest = lines.len().saturating_sub(LISTED);
    let items = lines.iter().take(LISTED).cloned().map(|line| view! { <li>{line}</li> }).collect_view();
    let more = (rest > 0).then(|| view! { <li>{format!("and {} more", thousands(rest))}</li> });
    (!lines.is_empty()).then(|| view! { <ul class="dialog__list">{items}{more}</ul> })
}

#[component]
fn Cancel() -> impl IntoView {
    view! { <button class="button button--quiet" type="button" on:click=|_| dialog::close(DIALOG)>"Cancel"</button> }
}
