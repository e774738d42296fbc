//! The rarely needed fields of one cluster.

use leptos::prelude::*;

use super::list_field::{ListField, read_addons, write_addons};
use super::text_field::TextField;
use crate::model::{Addon, FieldPath};

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
                label="Cluster name"
                hint=Signal::derive(move || format!("Empty: {}", name.read()))
            />
            <TextField
                path=field("namespace")
                label="Namespace"
                hint=Signal::derive(move || format!("Empty: {}", namespace.read()))
            />
        </div>
        <div class="field-row">
            <TextField path=field("vpcCidr") label="VPC range" hint="Empty: 10.0.0.0/16" />
            <TextField path=field("instanceType") label="Instance type" hint="Empty: the EKS default" />
        </div>
        <TextField
            path=field("sshKeyName")
            label="SSH key name"
            hint="Of a key pair in that account and region. Empty: no SSH access"
        />
    }
}

/// The add-ons of the cluster at this path.
#[component]
pub fn AddonsField(
    #[prop(into)] cluster: Signal<String>,
    #[prop(into)] value: Signal<Option<Vec<Addon>>>,
    write: Callback<Option<Vec<Addon>>>,
) -> impl IntoView {
    view! {
        <ListField
            path=Signal::derive(move || FieldPath(format!("{}.addons", cluster.read())))
            label="Add-ons"
            hint="Name and version on each line. Empty: vpc-cni at the release's version; none: no add-on"
            value
            read=read_addons
            write=write_addons
            set=write
        />
    }
}
