//! The shape that says who acts: a square manages, a circle is managed, a diamond is this machine.

use leptos::prelude::*;

use crate::plan::KubeContext;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    /// Ticked, but its commands are other ones now.
    Changed,
    /// The first one that was not ticked.
    Current,
    ToDo,
    /// A field is not right, so there are no commands.
    Held,
}

impl StepState {
    /// Of the attribute `data-state`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Changed => "changed",
            Self::Current => "current",
            Self::ToDo => "todo",
            Self::Held => "held",
        }
    }
    /// In words, for those who do not see the mark.
    pub fn words(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Changed => "changed since ticked",
            Self::Current => "next",
            Self::ToDo => "to do",
            Self::Held => "held back",
        }
    }
}

/// The mark of a step: shape by who acts, fill by state, its number inside.
#[component]
pub fn Mark(
    /// [`crate::plan::Actor::id`].
    context: &'static str,
    #[prop(into)] state: Signal<StepState>,
    /// The number; none for a fold of several steps.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let small = label.len() > 3;
    view! {
        <svg class="mark" data-context=context data-state=move || state.get().id() viewBox="0 0 24 24" aria-hidden="true">
            <use href=format!("#shape-{context}") />
            {move || match state.get() {
                StepState::Done => view! { <path class="mark__tick" d="M7.5 12.5l3 3 6-6.5" /> }.into_any(),
                _ => view! { <text class:mark__small=small x="12" y="12" dy=".35em">{label.clone()}</text> }.into_any(),
            }}
            {move || (state.get() == StepState::Changed)
                .then(|| view! { <path class="mark__changed" d="M20.5 -3 27 8.5H14z" /> })}
        </svg>
    }
}

/// The filled shape beside a name.
#[component]
pub fn Dot(context: &'static str) -> impl IntoView {
    view! {
        <svg class="dot" data-context=context viewBox="0 0 24 24" aria-hidden="true">
            <use href=format!("#shape-{context}") />
        </svg>
    }
}

/// The hexagon of a cluster: dashed for the one that goes away, tinted for the management cluster.
#[component]
pub fn Hexagon(kube: KubeContext) -> impl IntoView {
    let kind = match kube {
        KubeContext::None => return None,
        KubeContext::Bootstrap { .. } => "kind",
        KubeContext::Management { .. } => "mgmt",
    };
    Some(view! {
        <svg class="kube" data-kube=kind viewBox="0 0 16 16" aria-hidden="true">
            <use href="#i-cluster" />
        </svg>
    })
}
