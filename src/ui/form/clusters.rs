//! What all clusters have in common, and where the management cluster goes.

use leptos::prelude::*;

use super::cluster_fields::{AddonsField, PlaceFields};
use super::section::Section;
use super::text_field::TextField;
use crate::catalog::releases;
use crate::model::{Addon, ClusterInputs, Edition, FieldPath, Inputs};
use crate::ui::components::Icon;
use crate::ui::state::State;

/// Sets one value of the management cluster and of every managed account whose value was the same.
fn set_in_all<T: Clone + PartialEq>(inputs: &mut Inputs, field: fn(&mut ClusterInputs) -> &mut T, value: T) {
    let before = std::mem::replace(field(&mut inputs.manager.cluster), value.clone());
    for row in &mut inputs.managed {
        let own = field(&mut row.cluster);
        if *own == before {
            own.clone_from(&value);
        }
    }
}

/// The version that an empty field stands for.
pub fn default_version(inputs: &Inputs) -> &'static str {
    match inputs.edition {
        Edition::Published => "v1.20.2",
        Edition::Corrected => releases::find(&inputs.release).map_or("the release's", |row| row.kubernetes_version),
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
            or(&cluster.kubernetes_version, default_version(&inputs)),
            or(&cluster.worker_count, "3")
        )
    };
    let version = Callback::new(move |typed: String| {
        state.inputs.update(|inputs| set_in_all(inputs, |cluster| &mut cluster.kubernetes_version, typed));
    });
    let workers = Callback::new(move |typed: String| {
        state.inputs.update(|inputs| set_in_all(inputs, |cluster| &mut cluster.worker_count, typed));
    });
    let addons = Callback::new(move |typed: Option<Vec<Addon>>| {
        state.inputs.update(|inputs| set_in_all(inputs, |cluster| &mut cluster.addons, typed));
    });
    let addons_now = Memo::new(move |_| state.inputs.read().manager.cluster.addons.clone());
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
                    label="Kubernetes version"
                    hint=Signal::derive(move || format!("Empty: {}", default_version(&state.inputs.read())))
                    write=version
                />
                <TextField
                    path=FieldPath::new("manager.cluster.workerCount")
                    label="Worker nodes"
                    hint="In each cluster. Empty: 3"
                    numeric=true
                    write=workers
                />
            </div>
            <AddonsField cluster="manager.cluster" value=addons_now write=addons />
            <details class="more">
                <summary>
                    <Icon name="chevron" />
                    <span>{place}</span>
                </summary>
                <div class="more__body">
                    <PlaceFields cluster="manager.cluster" name="manager" namespace="default" />
                </div>
            </details>
        </Section>
    }
}
