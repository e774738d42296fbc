//! How the controllers get in, and what bounds them.

use leptos::prelude::*;

use super::choice::Choice;
use super::list_field::{ListField, read_tags, write_tags};
use super::section::Section;
use super::text_field::TextField;
use crate::model::{Credentials, Delivery, FieldPath};
use crate::ui::state::State;

#[component]
pub fn Access() -> impl IntoView {
    let state = State::get();
    let credentials = Memo::new(move |_| state.inputs.read().controllers.credentials);
    let delivery = Memo::new(move |_| state.inputs.read().iam.delivery);
    let tags = Memo::new(move |_| state.inputs.read().iam.stack_tags.clone());
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
                label="Controllers' credentials"
                options=&[("irsa", "IAM roles for service accounts"), ("pod-identity", "EKS Pod Identity, no issuer needed")]
                chosen=Signal::derive(move || match credentials.get() {
                    Credentials::Irsa => "irsa",
                    Credentials::PodIdentity => "pod-identity",
                })
            />
            <Choice
                path="iam.delivery"
                label="Delivery"
                options=&[
                    ("per-account", "With the credentials of each account in turn"),
                    ("stack-set", "One CloudFormation stack set from the manager account"),
                ]
                chosen=Signal::derive(move || match delivery.get() {
                    Delivery::PerAccount => "per-account",
                    Delivery::StackSet => "stack-set",
                })
            />
            <TextField
                path=FieldPath::new("controllers.namespace")
                label="Controllers' namespace"
                hint="For example capi-providers"
            />
            <TextField
                path=FieldPath::new("iam.nameSuffix")
                label="Name suffix"
                hint="Behind the name of each role, with its leading dot. Empty: none"
            />
            <TextField
                path=FieldPath::new("iam.externalId")
                label="External ID"
                hint="2 to 1224 characters that the trust of each role asks for"
                optional=true
            />
            <TextField
                path=FieldPath::new("iam.permissionsBoundary")
                label="Permissions boundary"
                hint="ARN of a policy that exists in each account"
                optional=true
            />
            <ListField
                path=FieldPath::new("iam.stackTags")
                label="Stack tags"
                hint="name=value on each line"
                value=tags
                read=read_tags
                write=write_tags
                set=Callback::new(move |tags| state.inputs.update(|inputs| inputs.iam.stack_tags = tags))
            />
        </Section>
    }
}
