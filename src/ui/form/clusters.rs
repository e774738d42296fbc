//! What all clusters have in common, and where the management cluster goes.

use leptos::prelude::*;

use super::cluster_fields::{DeepFields, FlavorField, PlaceFields};
use super::list_field::ListField;
use super::section::Section;
use super::text_field::TextField;
use crate::catalog::releases;
use crate::model::{Edition, FieldPath, Flavor, Inputs, field};
use crate::ui::components::Icon;
use crate::ui::state::State;

/// Sets one value of the management cluster and of every managed account whose value was the same.
fn set_in_all(inputs: &mut Inputs, name: &str, typed: &str) {
    let manager = FieldPath(format!("manager.cluster.{name}"));
    let before = field::get(inputs, &manager);
    field::set(inputs, &manager, typed);
    let name = format!("cluster.{name}");
    for row in 0..inputs.managed.len() {
        let own = FieldPath::managed(row, &name);
        if field::get(inputs, &own) == before {
            field::set(inputs, &own, typed);
        }
    }
}

/// The version that an empty field stands for.
pub fn default_version(inputs: &Inputs, flavor: Flavor) -> &'static str {
    match inputs.edition {
        Edition::Published => "v1.20.2",
        Edition::Corrected => {
            releases::find(&inputs.release).map_or("the release's", |row| row.kubernetes_version_of(flavor))
        }
    }
}

#[component]
pub fn Clusters() -> impl IntoView {
    let state = State::get();
    let now = move || {
        let inputs = state.inputs.read();
        let or =
            |typed: &str, default: &str| if typed.trim().is_empty() { default.to_owned() } else { typed.to_owned() };
        let cluster = &inputs.manager.cluster;
        format!(
            "{}, {} nodes",
            or(&cluster.kubernetes_version, default_version(&inputs, cluster.flavor)),
            or(&cluster.worker_count, "3")
        )
    };
    let in_all = move |name: &'static str| {
        Callback::new(move |typed: String| state.inputs.update(|inputs| set_in_all(inputs, name, &typed)))
    };
    let place = move || {
        let inputs = state.inputs.read();
        let cluster = &inputs.manager.cluster;
        let or =
            |typed: &str, default: &str| if typed.trim().is_empty() { default.to_owned() } else { typed.to_owned() };
        view! {
            "Management cluster "
            <b>{or(&cluster.name, "manager")}</b>
            ", "
            <b>{or(&cluster.vpc_cidr, "10.0.0.0/16")}</b>
        }
    };
    view! {
        <Section title="Clusters" now=Signal::derive(now) owns=|path| path.starts_with("manager.cluster")>
            <div class="field-row">
                <TextField
                    path=FieldPath::new("manager.cluster.kubernetesVersion")
                    hint=Signal::derive(move || {
                        let inputs = state.inputs.read();
                        format!("Empty: {}", default_version(&inputs, inputs.manager.cluster.flavor))
                    })
                    write=in_all("kubernetesVersion")
                />
                <TextField
                    path=FieldPath::new("manager.cluster.workerCount")
                    hint="In each cluster. Empty: 3"
                    numeric=true
                    write=in_all("workerCount")
                />
            </div>
            <ListField path=FieldPath::new("manager.cluster.addons") write=in_all("addons") />
            <FlavorField cluster="manager.cluster" write=in_all("flavor") />
            <details class="more">
                <summary>
                    <Icon name="chevron" />
                    <span>{place}</span>
                </summary>
                <div class="more__body">
                    <PlaceFields cluster="manager.cluster" name="manager" namespace="default" />
                    <DeepFields cluster="manager.cluster" />
                </div>
            </details>
        </Section>
    }
}
