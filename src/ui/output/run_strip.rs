//! The whole run in one line: the same marks as the steps, grouped by phase, each a link to its step.

use leptos::prelude::*;

use super::fold::Tally;
use super::mark::{Mark, StepState};
use super::rows::{Fold, Row};
use super::run::{Run, bring_up, step_element};
use crate::ui::words::thousands;

#[component]
pub fn RunStrip() -> impl IntoView {
    let run = Run::get();
    let marks = Memo::new(move |_| {
        let mut marks = Vec::new();
        for (_, rows) in run.rows.get() {
            let last = rows.len().saturating_sub(1);
            marks.extend(rows.into_iter().enumerate().map(|(at, row)| (at == last, row)));
        }
        marks
    });
    view! {
        <ol class="run-strip" aria-label="All steps">
            <For each=move || marks.get() key=|(last, row)| (*last, row.key()) let((last, row))>
                <li class:run-strip__last=last>
                    {match row {
                        Row::Step { index, id } => view! { <StepMark index id /> }.into_any(),
                        Row::Fold(fold) => view! { <FoldMark fold /> }.into_any(),
                    }}
                </li>
            </For>
        </ol>
    }
}

#[component]
fn StepMark(index: usize, id: String) -> impl IntoView {
    let run = Run::get();
    let number = index + 1;
    let state = Memo::new(move |_| run.state_of(index, &id));
    let step = Memo::new(move |_| {
        run.outline.read().plan.steps.get(index).map(|step| (step.title.clone(), step.context.actor.clone()))
    });
    let words = move || {
        let (title, actor) = step.get().map(|(title, actor)| (title, actor.label())).unwrap_or_default();
        format!("Step {number}, {}: {title}, {actor}", state.get().words())
    };
    view! {
        <a
            href=format!("#{}", step_element(index))
            data-state=move || state.get().id()
            aria-current=move || (run.current.get() == Some(index)).then_some("step")
            on:click=move |event| {
                event.prevent_default();
                run.go_to_step(index);
            }
        >
            {move || {
                let context = step.with(|step| step.as_ref().map_or("local", |(_, actor)| actor.id()));
                view! { <Mark context state label=number.to_string() /> }
            }}
            <span class="visually-hidden">{words}</span>
        </a>
    }
}

#[component]
fn FoldMark(fold: Fold) -> impl IntoView {
    let run = Run::get();
    let total = fold.steps.len();
    let (id, numbers, first) = (fold.id(), fold.numbers(), fold.steps.start);
    let fold = StoredValue::new(fold);
    let tally = Memo::new(move |_| fold.with_value(|fold| Tally::of(run, fold)));
    let state = Memo::new(move |_| tally.get().state(total));
    let context =
        Memo::new(move |_| run.outline.read().plan.steps.get(first).map_or("managed", |step| step.context.actor.id()));
    let words = move || {
        let title = fold.with_value(|fold| fold.title(&run.outline.read()));
        format!("Steps {numbers}, {}: {title}", tally.get().words(total))
    };
    view! {
        <a
            class="run-strip__fold"
            href=format!("#{id}")
            data-state=move || state.get().id()
            aria-current=move || tally.get().current.then_some("step")
            on:click=move |event| {
                event.prevent_default();
                run.set_open(&id, true);
                bring_up(id.clone());
            }
        >
            {move || view! { <Mark context=context.get() state label="" /> }}
            <span class="run-strip__count" data-state=move || (state.get() == StepState::Done).then_some("done") aria-hidden="true">
                {thousands(total)}
            </span>
            <span class="visually-hidden">{words}</span>
        </a>
    }
}
