//! The runbook: the run in one line, and the steps by phase.

use leptos::prelude::*;

use super::facts::FileLink;
use super::fold::FoldRow;
use super::rows::Row;
use super::run::{Run, step_element};
use super::run_strip::RunStrip;
use super::step::StepRow;
use crate::diagnostic::Severity;
use crate::model::{Edition, HeldBack};
use crate::plan::deviations::{self, Deviation};
use crate::render;
use crate::ui::components::{CopyButton, Icon};
use crate::ui::platform::{focus, timer};
use crate::ui::state::{Notice, State, Stays};
use crate::ui::words::{count, duration, thousands};

#[component]
pub fn Runbook() -> impl IntoView {
    let run = Run::get();
    scroll_to_current(run);
    view! {
        <div class="panel__bar run">
            <RunStrip />
            <Progress />
            <CopyAll />
            <CopyBundle />
        </div>
        <div class="panel__scroll runbook">
            <Steps />
        </div>
    }
}

/// The runbook as paper has it: every step open, nothing to press.
#[component]
pub fn Printed(run: Run) -> impl IntoView {
    provide_context(run.on_paper());
    view! {
        <div class="run">
            <Progress />
        </div>
        <div class="runbook">
            <Steps />
        </div>
    }
}

/// The steps by phase.
#[component]
fn Steps() -> impl IntoView {
    let run = Run::get();
    view! {
        <Published />
        <For each=move || run.rows.get() key=|(phase, _)| phase.id() let((phase, _))>
            <section class="phase" aria-labelledby=format!("phase-{}", phase.id())>
                <header class="phase__head">
                    <h2 class="phase__title" id=format!("phase-{}", phase.id())>{phase.title()}</h2>
                    <p class="phase__sub">{phase.about()}</p>
                </header>
                <ol class="steps">
                    <For
                        each=move || {
                            let rows = run.rows.read();
                            rows.iter().find(|(known, _)| *known == phase).map(|(_, rows)| rows.clone()).unwrap_or_default()
                        }
                        key=Row::key
                        let(row)
                    >
                        {match row {
                            Row::Step { index, id } => view! { <StepRow index id /> }.into_any(),
                            Row::Fold(fold) => view! { <FoldRow fold /> }.into_any(),
                        }}
                    </For>
                </ol>
            </section>
        </For>
    }
}

/// A person comes back in the middle of a run: the next step is what they look for.
fn scroll_to_current(run: Run) {
    if let Some(current) = run.current.get_untracked().filter(|current| *current > 0) {
        timer::when_drawn(move || focus::scroll_to(&step_element(current)));
    }
}

/// How far the run is, and about how long it still takes.
#[component]
fn Progress() -> impl IntoView {
    let run = Run::get();
    let left = Memo::new(move |_| {
        let left = run.left();
        let outline = run.outline.read();
        let minutes = left.iter().map(|index| usize::from(outline.plan.steps[*index].kind.minutes)).sum::<usize>();
        (outline.plan.steps.len(), left.len(), minutes)
    });
    move || {
        let (total, left, minutes) = left.get();
        view! {
            <p class="run__progress">
                <strong>{format!("{} of {} done", thousands(total - left), thousands(total))}</strong>
                " "
                <span class="quiet">
                    {if left == 0 { "nothing left".to_owned() } else { format!("about {} left", duration(minutes)) }}
                </span>
            </p>
        }
    }
}

/// Names the fields, for as long as one of them is not right.
fn held_back(title: &str, held: HeldBack) -> Notice {
    Notice { fields: held.0, stays: Stays::WhileErrors, ..Notice::new(Severity::Error, title) }
}

/// The run from the first step that is not done, as one paste; what holds it back, where something does.
#[component]
fn CopyAll() -> impl IntoView {
    let state = State::get();
    let run = Run::get();
    let text = move || {
        let outline = state.outline.get_untracked();
        let first = untrack(|| run.left()).first().copied().unwrap_or(0);
        match render::paste::all(&outline, first) {
            Ok(text) => Some(text),
            Err(held) => {
                let title = "The commands are not copied: fields that they need are not right yet";
                state.notice.set(Some(held_back(title, held)));
                None
            }
        }
    };
    view! { <CopyButton text what="" label="Copy all commands" class="button run__copy" /> }
}

/// The bundle as one paste, for a machine that no download reaches.
#[component]
fn CopyBundle() -> impl IntoView {
    let state = State::get();
    let text = move || match crate::bundle::bundle(&state.inputs.with_untracked(crate::generate)) {
        Ok(bundle) => Some(crate::bundle::paste(&bundle)),
        Err(held) => {
            let title = "The bundle is not copied: fields that it needs are not right yet";
            state.notice.set(Some(held_back(title, held)));
            None
        }
    };
    view! { <CopyButton text what="" label="Copy bundle" class="button button--quiet" /> }
}

/// What to know about the guide as it stands.
#[component]
fn Published() -> impl IntoView {
    let run = Run::get();
    let published = Memo::new(move |_| {
        let outline = run.outline.read();
        let breaks = |deviation: &&Deviation| deviation.severity == deviations::Severity::Breaks;
        (outline.tenancy.edition == Edition::Published).then(|| {
            let ways = deviations::applying(&outline.inputs, &outline.tenancy).filter(breaks).count();
            (outline.inputs.release.clone(), ways)
        })
    });
    move || {
        published.get().map(|(release, ways)| {
            view! {
                <p class="notice runbook__published" data-severity="warning">
                    <Icon name="warning" />
                    <span>
                        <strong>"The guide as it stands."</strong>
                        {format!(" It fails on CAPA {release} in {}; ", count(ways, "way"))}
                        <FileLink path="DEVIATIONS.md".into() />
                        " lists them."
                    </span>
                </p>
            }
        })
    }
}
