//! How the controllers get in, and what bounds them.

use leptos::prelude::*;

use super::choice::Choice;
use super::list_field::ListField;
use super::section::Section;
use super::text_field::TextField;
use crate::model::{Credentials, Delivery, FieldPath};
use crate::ui::state::State;

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
            <Choice
                path="controllers.credentials"
                options=&[("irsa", "IAM roles for service accounts"), ("pod-identity", "EKS Pod Identity, no issuer needed")]
                chosen=Signal::derive(move || match credentials.get() {
                    Credentials::Irsa => "irsa",
                    Credentials::PodIdentity => "pod-identity",
                })
            />
            <Choice
                path="iam.delivery"
                options=&[
                    ("per-account", "With the credentials of each account in turn"),
                    ("stack-set", "One CloudFormation stack set from the manager account"),
                ]
                chosen=Signal::derive(move || match delivery.get() {
                    Delivery::PerAccount => "per-account",
                    Delivery::StackSet => "stack-set",
                })
            />
            <TextField path=FieldPath::new("controllers.namespace") />
            <TextField path=FieldPath::new("iam.nameSuffix") />
            <TextField path=FieldPath::new("iam.externalId") optional=true />
            <TextField path=FieldPath::new("iam.permissionsBoundary") optional=true />
            <ListField path=FieldPath::new("iam.stackTags") />
        </Section>
    }
}
