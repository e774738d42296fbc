//! The rarely needed fields of one cluster.

use leptos::prelude::*;

use super::text_field::TextField;
use crate::model::FieldPath;

/// Cluster name, namespace, VPC range, instance type and SSH key name of the cluster at this path
/// (`manager.cluster`, `managed[1].cluster`).
#[component]
pub fn PlaceFields(
    #[prop(into)] cluster: Signal<String>,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] namespace: Signal<String>,
) -> impl IntoView {
    let field = move |name: &'static str| Signal::derive(move || FieldPath(format!("{}.{name}", cluster.read())));
    view! {
        <div class="field-row">
            <TextField
                path=field("name")
                hint=Signal::derive(move || format!("Empty: {}", name.read()))
            />
            <TextField
                path=field("namespace")
                hint=Signal::derive(move || format!("Empty: {}", namespace.read()))
            />
        </div>
        <div class="field-row">
            <TextField path=field("vpcCidr") />
            <TextField path=field("instanceType") />
        </div>
        <TextField path=field("sshKeyName") />
    }
}
