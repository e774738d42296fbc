//! A step: mark on the rail, one line of facts, and the body while it is open.

use leptos::prelude::*;

use super::command::{Command, Who};
use super::context::{Assurance, ContextStrip};
use super::facts::{BlockFacts, FileLinks, LastFacts};
use super::held_back::HeldBackNotice;
use super::mark::{Hexagon, Mark, StepState};
use super::run::{Run, step_element};
use super::switch::{Changes, Switches};
use super::tick::Change;
use crate::model::Part;
use crate::plan::Step;
use crate::ui::components::Icon;
use crate::ui::words::{duration, prose};

/// The step at `index` of the plan, whose id is `id`.
#[component]
pub fn StepRow(index: usize, id: String) -> impl IntoView {
    let run = Run::get();
    let number = index + 1;
    // None for the moment between an edit that takes the step away and the row going with it.
    let step = Memo::new(move |_| run.outline.read().plan.steps.get(index).cloned());
    let changes = Memo::new(move |_| Changes::into_step(&run.outline.read(), index));
    let state = Memo::new({
        let id = id.clone();
        move |_| run.state_of(index, &id)
    });
    let change = Memo::new({
        let id = id.clone();
        move |_| (state.get() == StepState::Changed).then(|| run.change(&id)).flatten()
    });
    let open = Memo::new({
        let id = id.clone();
        move |_| run.is_open(&id, || run.current.get() == Some(index))
    });
    let context = move || step.with(|step| step.as_ref().map_or("local", |step| step.context.actor.id()));
    let done = move || state.get() == StepState::Done;
    view! {
        <li class="step" id=step_element(index) data-context=context data-state=move || state.get().id()>
            {move || view! { <Switches changes=changes.get() /> }}
            {move || view! { <Mark context=context() state label=number.to_string() /> }}
            <details
                class="step__fold"
                prop:open=move || open.get()
                on:toggle:target=move |event| {
                    let now = event.target().open();
                    if now != open.get_untracked() {
                        run.set_open(&id, now);
                    }
                }
            >
                <summary class="step__head">
                    <h3 class="step__title">
                        <span class="visually-hidden">{format!("Step {number}: ")}</span>
                        {move || step.with(|step| step.as_ref().map(|step| step.title.clone()))}
                    </h3>
                    <Flag state />
                    {move || step.get().map(|step| view! { <Line step /> })}
                    <svg class="icon chevron" aria-hidden="true"><use href="#i-chevron" /></svg>
                </summary>
                {move || open.get().then(|| view! { <Body index change /> })}
            </details>
            <label class="step__done">
                <input
                    type="checkbox"
                    prop:checked=done
                    disabled=move || state.get() == StepState::Held
                    on:change:target=move |event| run.tick(std::iter::once(index), event.target().checked())
                />
                " Done"
                <span class="visually-hidden">{format!(", step {number}")}</span>
            </label>
            {move || change.get().map(|change| view! { <div class="step__note"><ChangedNotice change /></div> })}
        </li>
    }
}

/// The word beside the title of a step that is next or held back.
#[component]
fn Flag(state: Memo<StepState>) -> impl IntoView {
    move || match state.get() {
        StepState::Current => Some(view! { <span class="flag flag--now">"Next"</span> }.into_any()),
        StepState::Held => {
            Some(view! { <span class="flag" data-severity="error"><Icon name="error" />"Held back"</span> }.into_any())
        }
        _ => None,
    }
}

/// Who, on which cluster, for how long.
#[component]
fn Line(step: Step) -> impl IntoView {
    let kube = step.context.kube;
    view! {
        <span class="step__who">{step.context.actor.label()}</span>
        <span class="step__kube"><Hexagon kube=kube.clone() />{kube.label()}</span>
        <span class="step__time">{duration(usize::from(step.kind.minutes))}</span>
    }
}

/// Says what is not as it was when the step was ticked, and what to do about it.
#[component]
fn ChangedNotice(change: Change) -> impl IntoView {
    let what = match change.files.as_slice() {
        _ if change.commands => " Its commands are other ones now.".into_any(),
        files => {
            let verb = if files.len() == 1 { " is another one now." } else { " are other ones now." };
            view! { " " <FileLinks paths=files.to_vec() /> {verb} }.into_any()
        }
    };
    let then = if change.safe { " Run it again; that is safe." } else { " Look at it before you run it again." };
    view! {
        <p class="notice" data-severity="warning">
            <Icon name="warning" />
            <span><strong>"Changed since you ticked it."</strong>{what}{then}</span>
        </p>
    }
}

/// What an open step shows. Its commands are made here and nowhere else.
#[component]
fn Body(index: usize, change: Memo<Option<Change>>) -> impl IntoView {
    let run = Run::get();
    let step = Memo::new(move |_| run.outline.read().plan.steps.get(index).cloned());
    let why = Memo::new(move |_| {
        let outline = run.outline.read();
        outline.plan.steps.get(index).map(|step| step.why(&outline.tenancy)).unwrap_or_default()
    });
    let work = Memo::new(move |_| {
        let outline = run.outline.read();
        outline.plan.steps.get(index).map(|step| step.work(&outline.tenancy))
    });
    let changed = move || change.get().map(|change| view! { <ChangedNotice change /> });
    move || {
        let (step, work) = (step.get()?, work.get()?);
        let assurance = work.ready().map(|work| Assurance::of(&step.context, work));
        let who = Who::of(&step.context);
        let number = index + 1;
        let rest = match work {
            Part::HeldBack(held) => {
                view! { <HeldBackNotice needs="The commands of this step need" fields=held.0 /> }.into_any()
            }
            Part::Ready(mut work) => {
                let blocks = std::mem::take(&mut work.blocks)
                    .into_iter()
                    .map(|block| {
                        view! {
                            <Command block=block.clone() who=who.clone() step=number />
                            <BlockFacts block who=who.clone() step=number />
                        }
                    })
                    .collect_view();
                view! {
                    {blocks}
                    <LastFacts work who=who.clone() step=number sources=step.kind.sources />
                }
                .into_any()
            }
        };
        Some(view! {
            <div class="step__body">
                <ContextStrip context=step.context assurance />
                {changed}
                <p class="step__why">{prose(&why.get())}</p>
                {rest}
            </div>
        })
    }
}
