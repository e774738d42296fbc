//! The fields of one cluster: rarely needed ones, and those that hardly anybody needs.

use leptos::prelude::*;

use super::choice::Choice;
use super::list_field::ListField;
use super::text_field::TextField;
use crate::model::FieldPath;
use crate::ui::components::Icon;

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

/// What the nodes are, in words; the ids are those of [`crate::model::Flavor::ALL`].
const FLAVORS: &[(&str, &str)] = &[
    ("eks-managedmachinepool-vpccni", "Managed node group, the VPC CNI as an add-on"),
    ("eks-managedmachinepool", "Managed node group"),
    ("eks-machinepool", "Auto scaling group of CAPA's own"),
    ("eks-fargate", "No nodes: Fargate"),
];

/// What the nodes of the cluster at this path are.
#[component]
pub fn FlavorField(
    #[prop(into)] cluster: Signal<String>,
    #[prop(optional)] write: Option<Callback<String>>,
) -> impl IntoView {
    let path = Signal::derive(move || FieldPath(format!("{}.flavor", cluster.read())));
    match write {
        Some(write) => view! { <Choice path options=FLAVORS write /> }.into_any(),
        None => view! { <Choice path options=FLAVORS /> }.into_any(),
    }
}

/// Texts in pairs, then lists, of the account and the cluster at this path.
const TEXTS: [[&str; 2]; 2] = [["scaling.min", "scaling.max"], ["controlPlaneRole", "nodeRole"]];
const LISTS: [&str; 4] = ["controlPlaneRolePolicies", "nodeRolePolicies", "accessEntries", "fargate"];
const IDENTITY_TEXTS: [[&str; 2]; 1] = [["identity.sessionName", "identity.durationSeconds"]];
const IDENTITY_LISTS: [&str; 2] = ["identity.allowedNamespaces", "identity.allowedNamespaceLabels"];

/// Nodes, roles and access of the cluster at this path; of a managed account also how the controllers act in it.
#[component]
pub fn DeepFields(
    #[prop(into)] cluster: Signal<String>,
    /// `managed[1]`
    #[prop(optional, into)]
    account: Option<Signal<String>>,
) -> impl IntoView {
    let fields = move |of: Signal<String>, texts: &'static [[&'static str; 2]], lists: &'static [&'static str]| {
        let path = move |name: &'static str| Signal::derive(move || FieldPath(format!("{}.{name}", of.read())));
        let text = move |name: &'static str| view! { <TextField path=path(name) optional=true /> };
        let rows = texts.iter().map(|pair| view! { <div class="field-row">{pair.map(text)}</div> }).collect_view();
        (rows, lists.iter().map(|name| view! { <ListField path=path(name) /> }).collect_view())
    };
    let image = Signal::derive(move || FieldPath(format!("{}.amiType", cluster.read())));
    view! {
        <details class="more">
            <summary>
                <Icon name="chevron" />
                <span>"Nodes, roles and access"</span>
            </summary>
            <div class="more__body">
                <TextField path=image optional=true />
                {fields(cluster, &TEXTS, &LISTS)}
                {account.map(|account| fields(account, &IDENTITY_TEXTS, &IDENTITY_LISTS))}
            </div>
        </details>
    }
}
