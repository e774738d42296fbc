//! What both sides of the page share: the inputs as typed, what follows from them, and what is looked at.
//!
//! One [`State`] is given by context (`State::get()`); it is `Copy`, so closures take it as it is. What is derived is a
//! memo and made when somebody looks: on a keystroke the outline is made once, and then only the views that are open
//! ask it for a step's work ([`crate::plan::Step::work`]) or a file's text ([`crate::render::text`]).

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::history::{self, History, Moment};
use super::platform::{focus, media, pointer, root, storage, timer};
use crate::Outline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, Inputs, field};

/// The views of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// A tab only on a narrow window; beside the output otherwise.
    Inputs,
    Runbook,
    Files,
    Map,
    Checks,
    Guide,
}

impl Tab {
    pub const ALL: [Self; 6] = [Self::Inputs, Self::Runbook, Self::Files, Self::Map, Self::Checks, Self::Guide];
    /// In the ids `tab-ID` and `panel-ID`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::Runbook => "runbook",
            Self::Files => "files",
            Self::Map => "map",
            Self::Checks => "checks",
            Self::Guide => "guide",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Self::Inputs => "Inputs",
            Self::Runbook => "Runbook",
            Self::Files => "Files",
            Self::Map => "Map",
            Self::Checks => "Checks",
            Self::Guide => "Guide",
        }
    }
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
    const KEY: &'static str = "capa-runbook.theme";

    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
    fn kept() -> Self {
        let kept = storage::get(Self::KEY);
        Self::ALL.into_iter().find(|theme| Some(theme.id()) == kept.as_deref()).unwrap_or_default()
    }
}

/// Words across the top of the page that stay until they are dismissed or overtaken.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub severity: Severity,
    pub title: String,
    /// One sentence each.
    pub lines: Vec<String>,
    /// Fields to go to.
    pub fields: Vec<FieldPath>,
    pub action: Option<Action>,
    pub stays: Stays,
}

/// How long a notice stays when nobody dismisses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stays {
    #[default]
    Forever,
    /// To the next change of the inputs: Undo takes back what it tells of.
    ToTheNextChange,
    /// As long as there are errors: it names the fields that have them.
    WhileErrors,
}

impl Notice {
    pub fn new(severity: Severity, title: impl Into<String>) -> Self {
        Self { severity, title: title.into(), lines: vec![], fields: vec![], action: None, stays: Stays::default() }
    }
    pub fn lines(mut self, lines: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.lines = lines.into_iter().map(Into::into).collect();
        self
    }
}

/// What the button of a notice does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Forget what was typed.
    StartOver,
    /// Put back what was here.
    BringBack(Arc<Earlier>),
    /// Go on with the later build of the page that waits.
    Update,
}

/// What was typed and ticked before something else took its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    pub inputs: Inputs,
    pub ticks: BTreeMap<String, String>,
}

/// Identity of a row of the managed accounts for as long as the page lives, whatever its place.
pub type RowId = u32;

/// A field, however its row moves: the row, and the path within the row; or no row and the whole path.
pub type FieldKey = (Option<RowId>, String);

/// Indices into the report's diagnostics, by the path of each field that they name.
pub type ByField = BTreeMap<String, Vec<usize>>;

#[derive(Clone, Copy)]
pub struct State {
    /// As typed. Rows of `managed` come and go through [`State::edit_rows`] and [`State::replace`] only.
    pub inputs: RwSignal<Inputs>,
    /// What follows from the inputs, short of the texts.
    pub outline: Memo<Arc<Outline>>,
    /// The report of the outline by field.
    pub by_field: Memo<Arc<ByField>>,
    /// One id for each row of the managed accounts, in their order.
    pub rows: RwSignal<Vec<RowId>>,
    /// What can be undone and redone.
    pub(super) history: RwSignal<History>,
    /// The view that is open.
    pub tab: RwSignal<Tab>,
    /// Path of the file that is looked at; empty until one is chosen.
    pub file: RwSignal<String>,
    /// Steps that are ticked: the step's id, and what its commands were when it was ticked (a hash, or what you like).
    /// Kept in this browser as long as the inputs are.
    pub ticks: RwSignal<BTreeMap<String, String>>,
    pub theme: RwSignal<Theme>,
    /// Whether inputs and ticks are kept in this browser.
    pub keep: RwSignal<bool>,
    /// Whether the window shows one view at a time.
    pub narrow: ReadSignal<bool>,
    pub notice: RwSignal<Option<Notice>>,
    /// Words of the polite live region; write through [`State::announce`].
    pub(super) status: RwSignal<String>,
    /// Words of the assertive live region; write through [`State::alarm`].
    pub(super) alert: RwSignal<String>,
    /// Fields that were left once: an empty one shows its error from then on.
    pub(super) left: RwSignal<BTreeSet<FieldKey>>,
    /// The field being typed in, with whether its error was shown when it was entered.
    pub(super) typing: RwSignal<Option<(FieldKey, bool)>>,
    /// The bundle was asked for: every error is shown at its field.
    pub(super) asked: RwSignal<bool>,
    /// Rows whose further fields are unfolded.
    pub(super) unfolded: RwSignal<BTreeSet<RowId>>,
    /// The page of the managed accounts that is in the document, from 0.
    pub(super) rows_page: RwSignal<usize>,
}

impl State {
    /// Rows of the managed accounts on a page: what follows each of a thousand rows would take too long for a keystroke.
    pub const ROWS_ON_A_PAGE: usize = 100;

    /// Makes the state and gives it to everything below.
    pub fn provide(inputs: Inputs) -> Self {
        let ids: Vec<RowId> = (0..inputs.managed.len() as RowId).collect();
        let history = RwSignal::new(History::new(Moment { inputs: inputs.clone(), rows: ids.clone() }));
        let rows = RwSignal::new(ids);
        let narrow = media::narrow();
        let first = if narrow.get_untracked() && inputs == Inputs::default() { Tab::Inputs } else { Tab::Runbook };
        let inputs = RwSignal::new(inputs);
        let outline = Memo::new(move |_| Arc::new(crate::outline(&inputs.read())));
        let by_field = Memo::new(move |_| {
            let mut by_field = ByField::new();
            for (index, diagnostic) in outline.read().report.diagnostics.iter().enumerate() {
                for field in &diagnostic.fields {
                    by_field.entry(field.0.clone()).or_default().push(index);
                }
            }
            Arc::new(by_field)
        });
        let state = Self {
            inputs,
            outline,
            by_field,
            rows,
            history,
            tab: RwSignal::new(first),
            file: RwSignal::new(String::new()),
            ticks: RwSignal::new(BTreeMap::new()),
            theme: RwSignal::new(Theme::kept()),
            keep: RwSignal::new(true),
            narrow,
            notice: RwSignal::new(None),
            status: RwSignal::new(String::new()),
            alert: RwSignal::new(String::new()),
            left: RwSignal::new(BTreeSet::new()),
            typing: RwSignal::new(None),
            asked: RwSignal::new(false),
            unfolded: RwSignal::new(BTreeSet::new()),
            rows_page: RwSignal::new(0),
        };
        provide_context(state);
        pointer::follow();
        state.follow();
        history::follow(state);
        state
    }

    /// The state of the page that this runs in.
    pub fn get() -> Self {
        expect_context()
    }

    /// The root element's attributes follow the theme and the view; both are how the style knows.
    fn follow(self) {
        Effect::new(move |_| root::root_data("view", Some(self.tab.get().id())));
        Effect::new(move |_| {
            if !self.narrow.get() && self.tab.get_untracked() == Tab::Inputs {
                self.tab.set(Tab::Runbook);
            }
        });
        Effect::new(move |before: Option<()>| {
            let theme = self.theme.get();
            root::root_data("theme", (theme != Theme::System).then_some(theme.id()));
            if before.is_some() {
                storage::set(Theme::KEY, theme.id());
            }
        });
    }

    /// Says it in the polite live region: short, a sentence without its full stop.
    pub fn announce(self, words: impl Into<String>) {
        say(self.status, words.into());
    }

    /// Says it at once: what was asked for was not done.
    pub fn alarm(self, words: impl Into<String>) {
        say(self.alert, words.into());
    }

    /// Shows it across the top of the page, and says it.
    pub fn notify(self, notice: Notice) {
        match notice.severity {
            Severity::Error => self.alarm(notice.title.clone()),
            _ => self.announce(notice.title.clone()),
        }
        self.notice.set(Some(notice));
    }

    /// Takes away the notice that stays only so long.
    pub(super) fn take_away(self, stays: Stays) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.stays == stays)) {
            self.notice.set(None);
        }
    }

    /// Everything said of a field, worst first. Tracks the report.
    pub fn diagnostics_at(self, path: &str) -> Vec<Diagnostic> {
        let by_field = self.by_field.read();
        let outline = self.outline.read();
        let at = by_field.get(path).map(Vec::as_slice).unwrap_or_default();
        at.iter().filter_map(|index| outline.report.diagnostics.get(*index)).cloned().collect()
    }

    /// Changes the rows of the managed accounts and their ids as one.
    pub fn edit_rows(self, edit: impl FnOnce(&mut Vec<crate::model::ManagedInputs>, &mut Vec<RowId>)) {
        let mut rows = self.rows.get_untracked();
        self.inputs.update(|inputs| edit(&mut inputs.managed, &mut rows));
        self.rows.set(rows);
    }

    /// An id that no row has.
    pub fn fresh_row(self) -> RowId {
        self.rows.with_untracked(|rows| rows.iter().max().map_or(0, |max| max + 1))
    }

    /// Puts other inputs in place of all that was typed, and gives back what was there.
    pub fn replace(self, inputs: Inputs) -> Arc<Earlier> {
        let before = Earlier { inputs: self.inputs.get_untracked(), ticks: self.ticks.get_untracked() };
        self.history.update_untracked(|history| history.replaces(before.ticks.clone()));
        let fresh = self.fresh_row();
        let rows = (fresh..).take(inputs.managed.len()).collect();
        self.left.set(BTreeSet::new());
        self.asked.set(false);
        self.unfolded.set(BTreeSet::new());
        self.rows_page.set(0);
        self.inputs.set(inputs);
        self.rows.set(rows);
        Arc::new(before)
    }

    /// Brings the field into view and puts the focus on it: its view is opened, its row and its fold as well.
    pub fn go_to(self, path: &FieldPath) {
        self.tab.set(if self.narrow.get_untracked() { Tab::Inputs } else { self.tab.get_untracked() });
        if let Some((index, field)) = row_of(path) {
            let page = index / Self::ROWS_ON_A_PAGE;
            if self.rows_page.get_untracked() != page {
                self.rows_page.set(page);
            }
            let row = self.rows.with_untracked(|rows| rows.get(index).copied());
            if let Some(row) = row.filter(|_| !matches!(field, "name" | "accountId" | "region")) {
                self.unfolded.update(|unfolded| {
                    unfolded.insert(row);
                });
            }
        }
        let path = path.clone();
        timer::when_drawn(move || {
            // A path below a field (one add-on of several) belongs to the nearest field above it.
            let mut path = path.0.as_str();
            while !focus::go_to(&field_id(path)) {
                let Some(end) = path.rfind(['.', '[']) else { break };
                path = &path[..end];
            }
        });
    }

    /// Puts right what a diagnostic is about, as one step to undo.
    pub fn apply(self, fix: &crate::diagnostic::Fix) {
        self.history.update_untracked(|history| history.turn_to(None));
        self.inputs.update(|inputs| {
            fix.apply(inputs);
        });
        let what = match fix.edits.as_slice() {
            [edit] => self.inputs.with_untracked(|inputs| field::describe(&edit.field, inputs)),
            edits => format!("{} fields", edits.len()),
        };
        self.announce(format!("Fixed {what}, Undo takes it back"));
    }
}

fn say(region: RwSignal<String>, words: String) {
    // The same words twice would not be read twice.
    let again = region.with_untracked(|before| *before == words);
    region.set(if again { format!("{words}\u{a0}") } else { words });
}

/// The managed account and the field in it that the path names: `managed[1].accountId` is `(1, "accountId")`.
pub fn row_of(path: &FieldPath) -> Option<(usize, &str)> {
    let (index, field) = path.0.strip_prefix("managed[")?.split_once("].")?;
    Some((index.parse().ok()?, field))
}

/// Id of the control of a field: `managed[1].accountId` is at `field-managed-1-accountId`.
pub fn field_id(path: &str) -> String {
    let mut id = String::from("field-");
    for character in path.chars() {
        match character {
            ']' => {}
            '.' | '[' => id.push('-'),
            other => id.push(other),
        }
    }
    id
}
