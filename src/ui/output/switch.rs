//! The line where the credentials, or the cluster, change from one step to the next.

use leptos::prelude::*;

use super::mark::{Dot, Hexagon};
use crate::Outline;
use crate::plan::{Actor, KubeContext};
use crate::ui::components::Icon;

/// What changes on the way into a step: from and to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    pub actor: Option<(Actor, Actor)>,
    pub kube: Option<(KubeContext, KubeContext)>,
}

impl Changes {
    pub fn into_step(outline: &Outline, index: usize) -> Self {
        let (before, from) = outline.plan.steps.split_at(index.min(outline.plan.steps.len()));
        let (Some(last), Some(step)) = (before.last(), from.first()) else { return Self::default() };
        let (context, last) = (&step.context, &last.context);
        // A step without a cluster in between changes nothing about the cluster.
        let kube = before.iter().rev().map(|step| &step.context.kube).find(|kube| **kube != KubeContext::None);
        Self {
            actor: (context.actor != last.actor).then(|| (last.actor.clone(), context.actor.clone())),
            kube: kube
                .filter(|kube| context.kube != KubeContext::None && **kube != context.kube)
                .map(|kube| (kube.clone(), context.kube.clone())),
        }
    }
}

/// One line for the credentials, one for the cluster, each only where it changes.
#[component]
pub fn Switches(changes: Changes) -> impl IntoView {
    let Changes { actor, kube } = changes;
    (actor.is_some() || kube.is_some()).then(|| {
        view! {
            <div class="step__changes">
                {actor.map(|(from, to)| {
                    view! {
                        <p class="switch">
                            <span class="switch__what">"Change credentials"</span>
                            " "
                            <span class="switch__from"><Dot context=from.id() />{from.label()}</span>
                            " "
                            <Icon name="arrow" />
                            <span class="visually-hidden">"to"</span>
                            " "
                            <strong class="switch__to" data-context=to.id()><Dot context=to.id() />{to.label()}</strong>
                        </p>
                    }
                })}
                {kube.map(|(from, to)| {
                    view! {
                        <p class="switch">
                            <span class="switch__what">"Change cluster"</span>
                            " "
                            <span class="switch__from"><Hexagon kube=from.clone() />{from.label()}</span>
                            " "
                            <Icon name="arrow" />
                            <span class="visually-hidden">"to"</span>
                            " "
                            <strong class="switch__to"><Hexagon kube=to.clone() />{to.label()}</strong>
                        </p>
                    }
                })}
            </div>
        }
    })
}
