//! The form: what a person types. It writes the inputs and reads the report; nothing else of the core.

mod access;
mod account_menu;
mod account_row;
mod accounts;
mod choice;
mod cluster_fields;
mod clusters;
mod error_summary;
pub mod labels;
mod list_field;
mod manager;
mod problems;
mod release;
mod section;
mod shown;
mod text;
mod text_field;

use leptos::prelude::*;

use super::state::{State, Tab};
use crate::model::{Addon, Credentials, Delivery, Edition, FieldPath};

/// All inputs. A region beside the output; a tab's panel where the window shows one view at a time.
#[component]
pub fn Form() -> impl IntoView {
    let state = State::get();
    // The report may become right by other ways than typing.
    Effect::new(move |_| {
        if !state.outline.read().report.has_errors() {
            state.asked.set(false);
        }
    });
    let panel = move |value: &'static str, otherwise: Option<&'static str>| {
        move || if state.narrow.get() { Some(value) } else { otherwise }
    };
    view! {
        <section
            class="inputs"
            id=format!("panel-{}", Tab::Inputs.id())
            role=panel("tabpanel", None)
            aria-labelledby=panel("tab-inputs", None)
            aria-label=move || (!state.narrow.get()).then_some("Inputs")
        >
            <form class="inputs__form" autocomplete="off" on:submit=|event| event.prevent_default()>
                <error_summary::ErrorSummary />
                <manager::Manager />
                <accounts::Accounts />
                <clusters::Clusters />
                <access::Access />
                <release::Release />
            </form>
        </section>
    }
}

/// Puts the text into the field of this path. A choice takes the text that stands for it in the config file; what
/// stands for nothing changes nothing.
pub fn write_field(state: State, path: &FieldPath, typed: &str) {
    state.inputs.update(|inputs| {
        if let Some(text) = text::at_mut(inputs, path) {
            typed.clone_into(text);
            return;
        }
        match (path.0.as_str(), typed) {
            ("edition", "corrected") => inputs.edition = Edition::Corrected,
            ("edition", "published") => inputs.edition = Edition::Published,
            ("controllers.credentials", "irsa") => inputs.controllers.credentials = Credentials::Irsa,
            ("controllers.credentials", "pod-identity") => inputs.controllers.credentials = Credentials::PodIdentity,
            ("iam.delivery", "per-account") => inputs.iam.delivery = Delivery::PerAccount,
            ("iam.delivery", "stack-set") => inputs.iam.delivery = Delivery::StackSet,
            ("bootstrap.pivot", "true") => inputs.bootstrap.pivot = true,
            ("bootstrap.pivot", "false") => inputs.bootstrap.pivot = false,
            _ => {
                // One add-on of a cluster: `manager.cluster.addons.vpc-cni`.
                let Some((cluster, name)) = path.0.split_once(".addons.") else { return };
                let row = super::state::row_of(path).map(|(index, _)| index);
                let addons = match row {
                    Some(index) => inputs.managed.get_mut(index).map(|row| &mut row.cluster.addons),
                    None => (cluster == "manager.cluster").then_some(&mut inputs.manager.cluster.addons),
                };
                let Some(addons) = addons.and_then(Option::as_mut) else { return };
                if let Some(addon) = addons.iter_mut().find(|addon: &&mut Addon| addon.name == name) {
                    typed.clone_into(&mut addon.version);
                }
            }
        }
    });
}

/// Why a text that looks like a credential is refused; None for any other.
fn credential(typed: &str) -> Option<String> {
    let _ = typed;
    None
}
