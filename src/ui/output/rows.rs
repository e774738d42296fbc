//! Which rows the runbook shows: a row for each step, and past [`UNFOLDED`] steps one row for each run of steps that
//! are done account by account.

use std::ops::Range;

use crate::Outline;
use crate::plan::{Phase, Step};

use crate::ui::words::{count, thousands};

/// Plans of up to so many steps show every step.
pub const UNFOLDED: usize = 24;

/// Steps of a fold on one page.
pub const PAGE: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Step {
        /// Into the plan.
        index: usize,
        id: String,
    },
    Fold(Fold),
}

impl Row {
    /// What tells it from every other row, for as long as it shows the same.
    pub fn key(&self) -> (usize, String) {
        match self {
            Self::Step { index, id } => (*index, id.clone()),
            Self::Fold(fold) => (fold.steps.end, fold.id()),
        }
    }
}

/// Neighbouring steps of one phase, each of them for a managed account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Into the plan; never empty.
    pub steps: Range<usize>,
}

impl Fold {
    /// Unique among the folds of any plan with the same phases.
    pub fn id(&self) -> String {
        format!("fold-{}", self.steps.start + 1)
    }

    /// `Create the IAM roles: 1,000 accounts`
    pub fn title(&self, outline: &Outline) -> String {
        let steps = &outline.plan.steps[self.steps.clone()];
        let mut kinds: Vec<&Step> = Vec::new();
        for step in steps {
            if kinds.iter().any(|known| known.kind == step.kind) {
                break;
            }
            kinds.push(step);
        }
        let titles: Vec<String> = kinds.iter().map(|step| bare_title(step, outline)).collect();
        let accounts = count(steps.len() / kinds.len().max(1), "account");
        match titles.as_slice() {
            [title] => format!("{title}: {accounts}"),
            _ => format!(
                "{}, {} for each: {accounts}",
                titles.first().map_or("", String::as_str),
                count(kinds.len(), "step")
            ),
        }
    }

    /// `3 to 1,002`
    pub fn numbers(&self) -> String {
        format!("{} to {}", thousands(self.steps.start + 1), thousands(self.steps.end))
    }

    pub fn minutes(&self, outline: &Outline) -> usize {
        outline.plan.steps[self.steps.clone()].iter().map(|step| usize::from(step.kind.minutes)).sum()
    }

    /// The part of the steps that stands on a page.
    pub fn page(&self, page: usize) -> Range<usize> {
        let start = (self.steps.start + page * PAGE).min(self.steps.end);
        start..(start + PAGE).min(self.steps.end)
    }

    pub fn pages(&self) -> usize {
        self.steps.len().div_ceil(PAGE)
    }

    /// The page on which a step of the plan stands.
    pub fn page_of(&self, index: usize) -> Option<usize> {
        self.steps.contains(&index).then(|| (index - self.steps.start) / PAGE)
    }
}

/// The title without the account's name and the word that leads to it.
fn bare_title(step: &Step, outline: &Outline) -> String {
    let label = step.account.map_or("", |index| outline.tenancy.managed[index].label.as_str());
    let mut words: Vec<&str> = step.title.split(' ').collect();
    if let Some(at) = words.iter().rposition(|word| *word == label) {
        words.remove(at);
        if at > 0 && matches!(words[at - 1], "in" | "of" | "for" | "to" | "from") {
            words.remove(at - 1);
        }
    }
    words.join(" ")
}

/// The rows of each phase that has any.
pub fn rows(outline: &Outline) -> Vec<(Phase, Vec<Row>)> {
    let fold = outline.plan.steps.len() > UNFOLDED;
    let mut phases = Vec::new();
    for phase in Phase::ALL {
        let mut rows: Vec<Row> = Vec::new();
        for (index, step) in outline.plan.of_phase(phase) {
            match rows.last_mut() {
                Some(Row::Fold(fold)) if step.account.is_some() && fold.steps.end == index => fold.steps.end += 1,
                _ if fold && step.account.is_some() => rows.push(Row::Fold(Fold { steps: index..index + 1 })),
                _ => rows.push(Row::Step { index, id: step.id.clone() }),
            }
        }
        for row in &mut rows {
            if let Row::Fold(fold) = row
                && fold.steps.len() == 1
            {
                let index = fold.steps.start;
                *row = Row::Step { index, id: outline.plan.steps[index].id.clone() };
            }
        }
        if !rows.is_empty() {
            phases.push((phase, rows));
        }
    }
    phases
}
