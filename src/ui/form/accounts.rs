//! The managed accounts: a table, cards on a narrow window. A thousand of them are in the inputs, a page of them in the
//! document.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use super::account_row::AccountRow;
use super::section::Section;
use crate::model::{FieldPath, ManagedInputs};
use crate::ui::components::Icon;
use crate::ui::import::Import;
use crate::ui::state::{RowId, State};
use crate::validate::too_many_accounts::MAX;

#[component]
pub fn Accounts() -> impl IntoView {
    let state = State::get();
    let import = Import::get();
    let count = Memo::new(move |_| state.rows.read().len());
    let menu = RwSignal::new(None::<RowId>);
    // A page may be gone when its last row is.
    let page = Memo::new(move |_| state.rows_page.get().min(count.get().saturating_sub(1) / State::ROWS_ON_A_PAGE));
    let first = move || page.get() * State::ROWS_ON_A_PAGE;
    let rows = move || {
        let rows = state.rows.read();
        rows.iter().copied().skip(first()).take(State::ROWS_ON_A_PAGE).collect::<Vec<_>>()
    };
    let last = move || (first() + State::ROWS_ON_A_PAGE).min(count.get());
    let full = move || count.get() >= MAX;
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
                    children=move |on_page, row| {
                        let index = Memo::new(move |_| first() + on_page.get());
                        view! { <AccountRow row index menu /> }
                    }
                />
            </table>
            <AccountMenu menu />
            <Show when=move || { count.get() > State::ROWS_ON_A_PAGE }>
                <div class="field-actions" role="group" aria-label="Pages of accounts">
                    <button
                        class="button"
                        type="button"
                        disabled=move || page.get() == 0
                        on:click=move |_| state.rows_page.set(page.get_untracked().saturating_sub(1))
                    >
                        "Previous"
                    </button>
                    <button
                        class="button"
                        type="button"
                        disabled=move || last() == count.get()
                        on:click=move |_| state.rows_page.set(page.get_untracked() + 1)
                    >
                        "Next"
                    </button>
                    <p class="field-actions__words">
                        {move || format!("Accounts {} to {} of {}", first() + 1, last(), count.get())}
                    </p>
                </div>
            </Show>
            <div class="field-actions">
                <button class="button" type="button" disabled=full on:click=add>
                    <Icon name="plus" />
                    "Add account"
                </button>
                <button class="button button--quiet" type="button" disabled=full on:click=move |_| import.open()>
                    <Icon name="import" />
                    "Add a list"
                </button>
            </div>
        </Section>
    }
}

/// An id that none of these rows has.
pub fn fresh(rows: &[RowId]) -> RowId {
    rows.iter().max().map_or(0, |max| max + 1)
}
