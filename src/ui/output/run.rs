//! The run as a person goes through it: which step is done, which is next, what is held back, what is unfolded.

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::mark::StepState;
use super::outline_while;
use super::rows::{Row, rows};
use super::tick::{Change, Reader};
use crate::Outline;
use crate::model::Part;
use crate::plan::Phase;
use crate::ui::platform::{focus, timer};
use crate::ui::state::{State, Tab};

/// Milliseconds without a keystroke before the ticks are compared with the commands again.
const PAUSE: u32 = 150;
/// Ticks compared before the browser gets its turn.
const AT_ONCE: usize = 25;

#[derive(Clone, Copy)]
pub struct Run {
    state: State,
    /// The outline that the runbook shows.
    pub outline: Memo<Arc<Outline>>,
    pub rows: Memo<Vec<(Phase, Vec<Row>)>>,
    /// Indices of the steps that are held back.
    pub held: Memo<Arc<BTreeSet<usize>>>,
    /// Index of the first step that was never ticked.
    pub current: Memo<Option<usize>>,
    /// The outline is followed for paper, whatever is looked at.
    pub printing: RwSignal<bool>,
    /// Every step is open, and stays so.
    pub is_on_paper: bool,
    /// What is not as it was when they were ticked, by the ids of the steps.
    changed: RwSignal<BTreeMap<String, Change>>,
    /// Counts the comparisons, so that one gives way to the next.
    comparison: StoredValue<u32>,
    /// Steps and folds that a person folded or unfolded, by id.
    folded: RwSignal<BTreeMap<String, bool>>,
    /// The page of a fold that a person went to, by the fold's id.
    pages: RwSignal<BTreeMap<String, usize>>,
}

impl Run {
    /// Makes the run and gives it to everything below.
    pub fn provide(state: State) -> Self {
        let printing = RwSignal::new(false);
        let outline = outline_while(state, move || state.tab.get() == Tab::Runbook || printing.get());
        let rows = Memo::new(move |_| rows(&outline.read()));
        let held = Memo::new(move |_| Arc::new(held(&outline.read())));
        let current = Memo::new(move |_| {
            let ticks = state.ticks.read();
            outline.read().plan.steps.iter().position(|step| !ticks.contains_key(&step.id))
        });
        let run = Self {
            state,
            outline,
            rows,
            held,
            current,
            printing,
            is_on_paper: false,
            changed: RwSignal::new(BTreeMap::new()),
            comparison: StoredValue::new(0),
            folded: RwSignal::new(BTreeMap::new()),
            pages: RwSignal::new(BTreeMap::new()),
        };
        provide_context(run);
        let pause = StoredValue::new_local(timer::Debounce::default());
        Effect::new(move |before: Option<()>| {
            outline.track();
            if before.is_some() {
                pause.with_value(|pause| pause.run(PAUSE, move || run.compare()));
            } else {
                run.compare();
            }
        });
        run
    }

    /// The run of the page that this is in.
    /// The same run with every step open.
    pub fn on_paper(self) -> Self {
        Self { is_on_paper: true, ..self }
    }

    pub fn get() -> Self {
        expect_context()
    }

    /// Compares the ticks with the steps as they are now, a few at a time: the page stays awake over a thousand of them.
    fn compare(self) {
        self.comparison.update_value(|number| *number += 1);
        let number = self.comparison.get_value();
        let outline = self.outline.get_untracked();
        let ticks = self.state.ticks.get_untracked();
        let ticked: Vec<usize> = outline
            .plan
            .steps
            .iter()
            .enumerate()
            .filter_map(|(index, step)| ticks.contains_key(&step.id).then_some(index))
            .collect();
        if ticked.is_empty() {
            return;
        }
        let reader = Rc::new(Reader::new(outline));
        self.compare_some(number, reader, Rc::new(ticked), 0);
    }

    fn compare_some(self, number: u32, reader: Rc<Reader>, ticked: Rc<Vec<usize>>, from: usize) {
        if self.comparison.get_value() != number {
            return;
        }
        let mut changed = self.changed.get_untracked();
        for step in ticked.iter().skip(from).take(AT_ONCE).map(|index| &reader.outline.plan.steps[*index]) {
            let ticked = self.state.ticks.with_untracked(|ticks| ticks.get(&step.id).cloned());
            match ticked.and_then(|ticked| reader.change(step, &ticked)) {
                Some(change) => changed.insert(step.id.clone(), change),
                None => changed.remove(&step.id),
            };
        }
        if *self.changed.read_untracked() != changed {
            self.changed.set(changed);
        }
        if from + AT_ONCE < ticked.len() {
            timer::after(0, move || self.compare_some(number, reader, ticked, from + AT_ONCE));
        }
    }

    /// What is not as it was when the step was ticked.
    pub fn change(self, id: &str) -> Option<Change> {
        self.changed.read().get(id).cloned()
    }

    /// Where a step stands. Tracks everything that it depends on.
    pub fn state_of(self, index: usize, id: &str) -> StepState {
        if self.held.read().contains(&index) {
            StepState::Held
        } else if self.changed.read().contains_key(id) {
            StepState::Changed
        } else if self.state.ticks.read().contains_key(id) {
            StepState::Done
        } else if self.current.get() == Some(index) {
            StepState::Current
        } else {
            StepState::ToDo
        }
    }

    /// Indices of the steps that still have to be run, in order: not ticked, or changed since.
    pub fn left(self) -> Vec<usize> {
        let (outline, ticks, changed) = (self.outline.read(), self.state.ticks.read(), self.changed.read());
        let steps = outline.plan.steps.iter().enumerate();
        steps
            .filter(|(_, step)| !ticks.contains_key(&step.id) || changed.contains_key(&step.id))
            .map(|(index, _)| index)
            .collect()
    }

    /// Ticks these steps, or takes their ticks away; what is held back can't be ticked.
    pub fn tick(self, steps: impl Iterator<Item = usize>, done: bool) {
        let reader = Reader::new(self.outline.get_untracked());
        let mut ticks = self.state.ticks.get_untracked();
        let mut changed = self.changed.get_untracked();
        for step in steps.filter_map(|index| reader.outline.plan.steps.get(index)) {
            match step.work(&reader.outline.tenancy) {
                Part::Ready(work) if done => ticks.insert(step.id.clone(), reader.fingerprint(&work)),
                _ => ticks.remove(&step.id),
            };
            changed.remove(&step.id);
        }
        self.changed.set(changed);
        self.state.ticks.set(ticks);
    }

    /// Whether a step or fold is unfolded: as a person left it, else when the run stands there.
    pub fn is_open(self, id: &str, by_itself: impl FnOnce() -> bool) -> bool {
        self.is_on_paper || self.folded.read().get(id).copied().unwrap_or_else(by_itself)
    }

    /// A person folded or unfolded it.
    pub fn set_open(self, id: &str, open: bool) {
        self.folded.update(|folded| {
            folded.insert(id.to_owned(), open);
        });
    }

    /// The page of a fold that a person went to.
    pub fn page(self, id: &str) -> Option<usize> {
        self.pages.read().get(id).copied()
    }

    pub fn set_page(self, id: &str, page: usize) {
        self.pages.update(|pages| {
            pages.insert(id.to_owned(), page);
        });
    }

    /// Opens the runbook at a step, the step unfolded.
    pub fn go_to_step(self, index: usize) {
        self.state.tab.set(Tab::Runbook);
        let outline = self.state.outline.get_untracked();
        let Some(step) = outline.plan.steps.get(index) else { return };
        self.set_open(&step.id, true);
        for row in rows(&outline).into_iter().flat_map(|(_, rows)| rows) {
            if let Row::Fold(fold) = row
                && let Some(page) = fold.page_of(index)
            {
                self.set_open(&fold.id(), true);
                self.set_page(&fold.id(), page);
            }
        }
        bring_up(step_element(index));
    }
}

/// Id of the element of a step.
pub fn step_element(index: usize) -> String {
    format!("step-{}", index + 1)
}

/// Scrolls an element that is about to be drawn to the top, and puts the focus into it.
pub fn bring_up(element: String) {
    timer::when_drawn(move || {
        focus::go_to(&element);
        focus::scroll_to(&element);
    });
}

/// The steps that a wrong field holds back; nothing is made when there is no error.
fn held(outline: &Outline) -> BTreeSet<usize> {
    if !outline.report.has_errors() {
        return BTreeSet::new();
    }
    outline.plan.held_back(&outline.tenancy).into_iter().map(|(index, _)| index).collect()
}
