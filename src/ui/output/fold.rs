//! Many steps, account by account, as one row: how many there are, how many are done, and a page of them when it is
//! unfolded.

use leptos::prelude::*;

use super::mark::{Hexagon, Mark, StepState};
use super::rows::{Fold, PAGE};
use super::run::Run;
use super::step::StepRow;
use crate::ui::components::Icon;
use crate::ui::words::{count, duration, thousands};

/// Steps that are printed in full; of a larger fold, paper shows the page in view and says where the rest is.
const PRINTED: usize = 200;

/// How the steps of a fold stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    pub changed: usize,
    pub held: usize,
    pub current: bool,
}

impl Tally {
    /// Tracks everything that it depends on.
    pub fn of(run: Run, fold: &Fold) -> Self {
        let outline = run.outline.read();
        let mut tally = Self::default();
        for index in fold.steps.clone() {
            let Some(step) = outline.plan.steps.get(index) else { continue };
            match run.state_of(index, &step.id) {
                StepState::Done => tally.done += 1,
                StepState::Changed => tally.changed += 1,
                StepState::Held => tally.held += 1,
                StepState::Current => tally.current = true,
                StepState::ToDo => {}
            }
        }
        tally.current |= run.current.get().is_some_and(|current| fold.steps.contains(&current));
        tally
    }

    /// Of all the steps, as one mark shows it.
    pub fn state(self, steps: usize) -> StepState {
        if self.done == steps {
            StepState::Done
        } else if self.changed > 0 {
            StepState::Changed
        } else if self.held == steps {
            StepState::Held
        } else if self.current {
            StepState::Current
        } else {
            StepState::ToDo
        }
    }

    /// `12 of 1,000 done, 1 changed since ticked, 3 held back`
    pub fn words(self, steps: usize) -> String {
        let mut words = format!("{} of {} done", thousands(self.done), thousands(steps));
        if self.changed > 0 {
            words += &format!(", {} changed since ticked", thousands(self.changed));
        }
        if self.held > 0 {
            words += &format!(", {} held back", thousands(self.held));
        }
        words
    }
}

#[component]
pub fn FoldRow(fold: Fold) -> impl IntoView {
    let run = Run::get();
    let fold = StoredValue::new(fold);
    let (id, steps) = fold.with_value(|fold| (fold.id(), fold.steps.clone()));
    let total = steps.len();
    let first = steps.start;
    let tally = Memo::new(move |_| fold.with_value(|fold| Tally::of(run, fold)));
    let state = Memo::new(move |_| tally.get().state(total));
    let title = Memo::new(move |_| fold.with_value(|fold| fold.title(&run.outline.read())));
    let minutes = Memo::new(move |_| fold.with_value(|fold| fold.minutes(&run.outline.read())));
    let open = Memo::new({
        let id = id.clone();
        move |_| run.is_open(&id, || tally.get().current)
    });
    let page = Memo::new({
        let id = id.clone();
        move |_| {
            let here = || run.current.get().and_then(|index| fold.with_value(|fold| fold.page_of(index)));
            run.page(&id).or_else(here).unwrap_or(0)
        }
    });
    let context = Memo::new(move |_| {
        let outline = run.outline.read();
        outline.plan.steps.get(first).map(|step| (step.context.actor.clone(), step.context.kube.clone()))
    });
    let actor = move || context.with(|context| context.as_ref().map_or("managed", |(actor, _)| actor.id()));
    let (element, toggled) = (id.clone(), id.clone());
    view! {
        <li class="step step--fold" id=element data-context=actor data-state=move || state.get().id()>
            {move || view! { <Mark context=actor() state label="" /> }}
            <details
                class="step__fold"
                prop:open=move || open.get()
                on:toggle:target=move |event| {
                    let now = event.target().open();
                    if now != open.get_untracked() {
                        run.set_open(&toggled, now);
                    }
                }
            >
                <summary class="step__head">
                    <h3 class="step__title">
                        <span class="visually-hidden">{fold.with_value(|fold| format!("Steps {}: ", fold.numbers()))}</span>
                        {title}
                    </h3>
                    <span class="step__who">{move || match actor() {
                        "managed" => "Each managed account",
                        "manager" => "Manager account",
                        _ => "This machine",
                    }}</span>
                    <span class="step__kube">
                        {move || context.get().map(|(_, kube)| view! { <Hexagon kube=kube.clone() />{kube.label()} })}
                    </span>
                    <span class="step__time">{move || duration(minutes.get())}</span>
                    <svg class="icon chevron" aria-hidden="true"><use href="#i-chevron" /></svg>
                </summary>
                {move || open.get().then(|| {
                    let id = id.clone();
                    view! { <FoldBody fold=fold.get_value() id page tally /> }
                })}
            </details>
            <label class="step__done">
                <input
                    type="checkbox"
                    prop:checked=move || state.get() == StepState::Done
                    disabled=move || { tally.get().held > 0 }
                    on:change:target=move |event| run.tick(steps.clone(), event.target().checked())
                />
                " Done"
                <span class="visually-hidden">{fold.with_value(|fold| format!(", steps {}", fold.numbers()))}</span>
            </label>
        </li>
    }
}

/// The page of steps, and the way to the others.
#[component]
fn FoldBody(fold: Fold, id: String, page: Memo<usize>, tally: Memo<Tally>) -> impl IntoView {
    let run = Run::get();
    let total = fold.steps.len();
    let pages = fold.pages();
    let whole = run.is_on_paper && total <= PRINTED;
    let shown = {
        let fold = fold.clone();
        Memo::new(move |_| {
            let range = if whole { fold.steps.clone() } else { fold.page(page.get()) };
            let outline = run.outline.read();
            let steps = range.filter_map(|index| Some((index, outline.plan.steps.get(index)?.id.clone())));
            steps.collect::<Vec<_>>()
        })
    };
    let turn = {
        let id = id.clone();
        move |to: usize| run.set_page(&id, to)
    };
    let (back, next, choose) = (turn.clone(), turn.clone(), turn);
    let start = fold.steps.start;
    let options = (0..pages)
        .map(|page| {
            let range = fold.page(page);
            let words = format!("Steps {} to {}", thousands(range.start + 1), thousands(range.end));
            view! { <option value=page.to_string()>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="step__body fold">
            <div class="fold__bar">
                <p class="fold__tally">{move || tally.get().words(total)}</p>
                {(pages > 1).then(|| view! {
                    <div class="fold__pages" role="group" aria-label=format!("Page of {}", count(total, "step"))>
                        <button
                            class="button button--small"
                            type="button"
                            disabled=move || page.get() == 0
                            on:click=move |_| back(page.get_untracked().saturating_sub(1))
                        >
                            {format!("Previous {PAGE}")}
                        </button>
                        <select
                            class="input"
                            aria-label="Steps shown"
                            prop:value=move || page.get().to_string()
                            on:change:target=move |event| {
                                if let Ok(to) = event.target().value().parse() {
                                    choose(to);
                                }
                            }
                        >
                            {options}
                        </select>
                        <button
                            class="button button--small"
                            type="button"
                            disabled=move || { page.get() + 1 >= pages }
                            on:click=move |_| next(page.get_untracked() + 1)
                        >
                            {format!("Next {PAGE}")}
                        </button>
                    </div>
                })}
            </div>
            {(total > PRINTED).then(|| view! {
                <p class="notice print-only" data-severity="warning">
                    <Icon name="warning" />
                    <span>{format!("{} from step {}: RUNBOOK.md in the bundle has each of them.", count(total, "step"), thousands(start + 1))}</span>
                </p>
            })}
            <ol class="steps">
                <For each=move || shown.get() key=|row| row.clone() let((index, id))>
                    <StepRow index id />
                </For>
            </ol>
        </div>
    }
}
