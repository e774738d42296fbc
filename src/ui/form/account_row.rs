//! One managed account: its three fields, what is wrong with them, and the further fields when they are unfolded.

use leptos::prelude::*;

use super::cluster_fields::{DeepFields, FlavorField, PlaceFields};
use super::clusters::default_version;
use super::list_field::ListField;
use super::problems::Problems;
use super::text_field::{TextField, TextInput, problems};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, ManagedInputs};
use crate::ui::components::Icon;
use crate::ui::state::{RowId, State, field_id};

/// Which of the row's texts.
type Text = fn(&ManagedInputs) -> &String;

#[component]
pub fn AccountRow(
    row: RowId,
    /// Its place among all.
    index: Memo<usize>,
    /// The row whose menu is open.
    menu: RwSignal<Option<RowId>>,
) -> impl IntoView {
    let state = State::get();
    // The rest of the row follows this, so that a keystroke in another row ends here.
    let typed = Memo::new(move |_| state.inputs.read().managed.get(index.get()).cloned().unwrap_or_default());
    let main: [(_, _, _, Text); 3] = [
        ("name", "Account name", false, |row| &row.name),
        ("accountId", "Account ID", true, |row| &row.account_id),
        ("region", "Region", false, |row| &row.region),
    ];
    let fields = main.map(|(name, label, numeric, text)| {
        let path = Signal::from(Memo::new(move |_| FieldPath::managed(index.get(), name)));
        let value = Signal::derive(move || text(&typed.read()).clone());
        (label, numeric, path, value, problems(state, path), RwSignal::new(None::<String>))
    });
    let manager_region = Memo::new(move |_| state.inputs.read().manager.region.clone());
    let has_words =
        move || fields.iter().any(|(_, _, _, _, said, refused)| !said.read().is_empty() || refused.read().is_some());
    // A warning has no border: nothing is wrong yet.
    let invalid = move || {
        let wrong = |said: &[Diagnostic]| said.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        fields.iter().any(|(_, _, _, _, said, refused)| wrong(&said.read()) || refused.read().is_some()).then_some("")
    };
    let label = move || match typed.read().name.trim() {
        "" => format!("account {}", index.get() + 1),
        name => name.to_owned(),
    };
    let unfolded = Memo::new(move |_| state.unfolded.read().contains(&row));
    let fold = NodeRef::<leptos::html::Details>::new();
    let on_toggle = move |_| {
        let open = fold.get_untracked().is_some_and(|fold| fold.open());
        state.unfolded.update(|unfolded| {
            if open {
                unfolded.insert(row);
            } else {
                unfolded.remove(&row);
            }
        });
    };
    view! {
        <tbody role="rowgroup" class="account" data-invalid=invalid>
            <tr role="row" class="account__fields">
                {fields
                    .map(|(label, numeric, path, value, said, refused)| {
                        let placeholder = Signal::derive(move || {
                            if label == "Region" { manager_region.get() } else { String::new() }
                        });
                        view! {
                            <td role="cell">
                                <label for=move || field_id(&path.read().0)>{label}</label>
                                <TextInput path said refused described_by="" numeric placeholder value />
                            </td>
                        }
                    })
                    .collect_view()}
                <td role="cell" class="account__menu">
                    <button
                        class="button button--icon"
                        type="button"
                        id=super::account_menu::button_id(row)
                        aria-haspopup="true"
                        aria-expanded=move || (menu.get() == Some(row)).to_string()
                        on:click=move |_| super::account_menu::open(menu, row)
                    >
                        <Icon name="more" />
                        <span class="visually-hidden">"Actions for " {label}</span>
                    </button>
                </td>
            </tr>
            <Show when=has_words>
                <tr role="row" class="account__error">
                    <td role="cell" colspan="4">
                        {fields
                            .map(|(_, _, path, _, said, refused)| {
                                let id = Signal::derive(move || format!("{}-problems", field_id(&path.read().0)));
                                view! { <Problems id refused said /> }
                            })
                            .collect_view()}
                    </td>
                </tr>
            </Show>
            <tr role="row" class="account__more">
                <td role="cell" colspan="4">
                    <details class="more" node_ref=fold prop:open=unfolded on:toggle=on_toggle>
                        <summary>
                            <Icon name="chevron" />
                            <span>{move || summary(&typed.read())}</span>
                        </summary>
                        <Show when=move || unfolded.get()>
                            <Further index typed />
                        </Show>
                    </details>
                </td>
            </tr>
        </tbody>
    }
}

/// The values of the further fields in a line.
fn summary(typed: &ManagedInputs) -> impl IntoView + use<> {
    let or = |typed: &str, default: &str| if typed.trim().is_empty() { default.to_owned() } else { typed.to_owned() };
    let profile = match typed.aws_profile.trim() {
        "" => view! { <b>"No profile"</b> }.into_any(),
        name => view! { "Profile " <b>{name.to_owned()}</b> }.into_any(),
    };
    let cluster = or(&typed.cluster.name, &or(&typed.name, "not named yet"));
    let range = or(&typed.cluster.vpc_cidr, "10.0.0.0/16");
    view! { {profile} ", cluster " <b>{cluster}</b> ", " <b>{range}</b> }
}

#[component]
fn Further(index: Memo<usize>, typed: Memo<ManagedInputs>) -> impl IntoView {
    let state = State::get();
    let path = move |name: &'static str| Signal::derive(move || FieldPath::managed(index.get(), name));
    let cluster = Signal::derive(move || format!("managed[{}].cluster", index.get()));
    let own_name = Signal::derive(move || match typed.read().name.trim() {
        "" => "the account's name".to_owned(),
        name => name.to_owned(),
    });
    view! {
        <div class="more__body" role="group" aria-label=move || format!("Further fields of {}", own_name.get())>
            <TextField path=path("awsProfile") />
            <PlaceFields cluster name=own_name namespace=own_name />
            <div class="field-row">
                <TextField
                    path=path("cluster.kubernetesVersion")
                    hint=Signal::derive(move || {
                        let flavor = typed.read().cluster.flavor;
                        format!("Empty: {}", default_version(&state.inputs.read(), flavor))
                    })
                />
                <TextField path=path("cluster.workerCount") numeric=true />
            </div>
            <ListField path=path("cluster.addons") />
            <FlavorField cluster />
            <DeepFields cluster account=Signal::derive(move || format!("managed[{}]", index.get())) />
        </div>
    }
}
