//! The managed accounts: a table, cards on a narrow window. A thousand of them are in the inputs, a hundred at a time in
//! the document.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use super::account_row::AccountRow;
use super::section::Section;
use crate::model::{FieldPath, ManagedInputs};
use crate::ui::components::Icon;
use crate::ui::state::{RowId, State};

/// The most that the config file may hold.
const MOST: usize = 1000;

#[component]
pub fn Accounts() -> impl IntoView {
    let state = State::get();
    let count = Memo::new(move |_| state.rows.read().len());
    let menu = RwSignal::new(None::<RowId>);
    let rows = move || {
        let rows = state.rows.read();
        rows[..rows.len().min(state.rows_shown.get())].to_vec()
    };
    let full = move || count.get() >= MOST;
    let more = move || count.get().saturating_sub(state.rows_shown.get());
    let add = move |_| {
        state.edit_rows(|managed, rows| {
            managed.push(ManagedInputs::default());
            rows.push(fresh(rows));
        });
        state.go_to(&FieldPath::managed(count.get_untracked() - 1, "name"));
    };
    view! {
        <Section
            title="Managed accounts"
            who="managed"
            now=Signal::derive(move || match count.get() {
                1 => "1 account".to_owned(),
                count => format!("{count} accounts"),
            })
            owns=|path| path.starts_with("managed")
        >
            <table class="account-table" role="table" id="field-managed" tabindex="-1">
                <caption class="visually-hidden">"Managed accounts"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Account name"</th>
                        <th role="columnheader" scope="col">"Account ID"</th>
                        <th role="columnheader" scope="col">"Region"</th>
                        <th role="columnheader" scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <ForEnumerate
                    each=rows
                    key=|row| *row
                    children=move |index, row| view! { <AccountRow row index menu /> }
                />
            </table>
            <AccountMenu menu />
            <div class="field-actions">
                <button class="button" type="button" disabled=full on:click=add>
                    <Icon name="plus" />
                    "Add account"
                </button>
                <Show when=move || { more() > 0 }>
                    <button
                        class="button button--quiet"
                        type="button"
                        on:click=move |_| state.rows_shown.update(|shown| *shown += State::ROWS_AT_A_TIME)
                    >
                        {move || format!("Show {} more of {}", more().min(State::ROWS_AT_A_TIME), count.get())}
                    </button>
                </Show>
            </div>
        </Section>
    }
}

/// An id that none of these rows has.
pub fn fresh(rows: &[RowId]) -> RowId {
    rows.iter().max().map_or(0, |max| max + 1)
}
