//! Which CAPA, and how the management cluster comes to be.

use leptos::prelude::*;

use super::problems::Problems;
use super::section::Section;
use super::text_field::{TextField, problems};
use crate::catalog::releases;
use crate::model::FieldPath;
use crate::ui::state::{State, field_id};

const PATH: &str = "release";

#[component]
pub fn Release() -> impl IntoView {
    let state = State::get();
    let release = Memo::new(move |_| state.inputs.read().release.clone());
    let pivot = Memo::new(move |_| state.inputs.read().bootstrap.pivot);
    let now = move || match releases::find(&release.read()) {
        Some(row) => format!("CAPA {}, Cluster API {}", row.version, row.cluster_api),
        None => release.get(),
    };
    let said = problems(state, Signal::stored(FieldPath::new(PATH)));
    let id = field_id(PATH);
    let hint_id = format!("{id}-hint");
    let problems_id = format!("{id}-problems");
    let described = format!("{hint_id} {problems_id}");
    // A link or a file may ask for a release that there is no row for: it stays to be seen until another is chosen.
    let unknown = move || releases::find(&release.read()).is_none().then(|| release.get());
    view! {
        <Section
            title="Release"
            now=Signal::derive(now)
            owns=|path| path == PATH || path.starts_with("bootstrap")
            folded=true
        >
            <div class="field">
                <label class="field__label" for=id.clone()>
                    "CAPA release"
                </label>
                <p class="field__hint" id=hint_id>
                    "Pins Cluster API and clusterctl as well"
                </p>
                <select
                    class="input"
                    id=id
                    aria-describedby=described
                    aria-invalid=move || (!said.read().is_empty()).then_some("true")
                    on:change=move |event| {
                        state.inputs.update(|inputs| inputs.release = event_target_value(&event));
                    }
                >
                    {move || unknown().map(|version| view! { <option value=version.clone() selected>{version.clone()}</option> })}
                    {releases::RELEASES
                        .iter()
                        .map(|row| {
                            let chosen = move || {
                                releases::find(&release.read()).is_some_and(|found| found.version == row.version)
                            };
                            view! {
                                <option value=row.version prop:selected=chosen>
                                    {format!("{}, {}", row.version, month(row.date))}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
                <Problems id=problems_id said />
            </div>
            <TextField path=FieldPath::new("bootstrap.kindCluster") />
            <fieldset class="field" id=field_id("bootstrap.pivot")>
                <legend class="field__label">"Pivot"</legend>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=pivot
                        on:change=move |event| {
                            state.inputs.update(|inputs| inputs.bootstrap.pivot = event_target_checked(&event));
                        }
                    />
                    <span>"Move the management cluster into itself and delete the kind cluster"</span>
                </label>
            </fieldset>
        </Section>
    }
}

/// `2026-04` as `April 2026`.
fn month(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = date.split_once('-').and_then(|(year, month)| {
        Some(format!("{} {year}", MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?))
    });
    name.unwrap_or_else(|| date.to_owned())
}
