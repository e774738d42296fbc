//! How the controllers get in, and what bounds them.

use leptos::prelude::*;

use super::choice::Choice;
use super::list_field::ListField;
use super::section::Section;
use super::text_field::TextField;
use crate::model::{Credentials, Delivery, FieldPath};
use crate::ui::components::Icon;
use crate::ui::state::State;

/// A field, and the texts that stand for what may be chosen with the words beside each.
type Options = (&'static str, &'static [(&'static str, &'static str)]);

const CHOICES: [Options; 2] = [
    (
        "controllers.credentials",
        &[("irsa", "IAM roles for service accounts"), ("pod-identity", "EKS Pod Identity, no issuer needed")],
    ),
    (
        "iam.delivery",
        &[
            ("per-account", "With the credentials of each account in turn"),
            ("stack-set", "One CloudFormation stack set from the manager account"),
        ],
    ),
];

const IN_THE_STACKS: &[(&str, &str)] =
    &[("true", "Made by the stacks"), ("false", "There already, by the name typed for each cluster")];

const ROLES: [Options; 5] = [
    ("iam.roles.controlPlane", IN_THE_STACKS),
    ("iam.roles.nodes", IN_THE_STACKS),
    (
        "iam.roles.fargate",
        &[
            ("auto", "Made by the stacks if a cluster runs on Fargate"),
            ("always", "Made by the stacks"),
            ("never", "There already, by the name typed for each cluster"),
        ],
    ),
    (
        "iam.eksRoleCreation",
        &[("false", "CAPA takes the roles that are there"), ("true", "CAPA makes the roles of each cluster itself")],
    ),
    (
        "iam.addRoles",
        &[("false", "CAPA adds no policies to them"), ("true", "CAPA adds the policies typed for each cluster")],
    ),
];

fn choice((path, options): Options) -> impl IntoView {
    view! { <Choice path=FieldPath::new(path) options /> }
}

#[component]
pub fn Access() -> impl IntoView {
    let state = State::get();
    let credentials = Memo::new(move |_| state.inputs.read().controllers.credentials);
    let delivery = Memo::new(move |_| state.inputs.read().iam.delivery);
    let now = move || {
        let credentials = match credentials.get() {
            Credentials::Irsa => "IRSA",
            Credentials::PodIdentity => "Pod Identity",
        };
        let delivery = match delivery.get() {
            Delivery::PerAccount => "account by account",
            Delivery::StackSet => "stack set",
        };
        format!("{credentials}, {delivery}")
    };
    view! {
        <Section
            title="Access and hardening"
            now=Signal::derive(now)
            owns=|path| path.starts_with("iam") || path.starts_with("controllers")
            folded=true
        >
            {CHOICES.map(choice)}
            <div class="field-row">
                <TextField path=FieldPath::new("controllers.namespace") />
                <TextField path=FieldPath::new("controllers.concurrency") numeric=true optional=true />
            </div>
            <TextField path=FieldPath::new("iam.nameSuffix") />
            <TextField path=FieldPath::new("iam.externalId") optional=true />
            <TextField path=FieldPath::new("iam.permissionsBoundary") optional=true />
            <ListField path=FieldPath::new("iam.stackTags") />
            <details class="more">
                <summary>
                    <Icon name="chevron" />
                    <span>"Roles of the clusters"</span>
                </summary>
                <div class="more__body">{ROLES.map(choice)}</div>
            </details>
        </Section>
    }
}
