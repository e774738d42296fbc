//! What can be done with a row of the managed accounts: one menu for all of them, so that a thousand rows carry none.

use leptos::prelude::*;

use crate::model::{FieldPath, ManagedInputs, names};
use crate::ui::platform::{focus, popover, timer};
use crate::ui::state::{RowId, State};

const ID: &str = "account-menu";

/// Id of the button that opens the menu for this row.
pub fn button_id(row: RowId) -> String {
    format!("account-{row}-menu")
}

/// Opens the menu beside the button of this row.
pub fn open(menu: RwSignal<Option<RowId>>, row: RowId) {
    menu.set(Some(row));
    popover::open_beside(ID, &button_id(row));
}

#[component]
pub fn AccountMenu(menu: RwSignal<Option<RowId>>) -> impl IntoView {
    let state = State::get();
    let index = Memo::new(move |_| {
        let row = menu.get()?;
        state.rows.read().iter().position(|other| *other == row)
    });
    let last = Memo::new(move |_| state.rows.read().len().saturating_sub(1));
    let name = Memo::new(move |_| match index.get() {
        Some(index) => state.inputs.read().managed.get(index).map(|row| row.name.clone()).unwrap_or_default(),
        None => String::new(),
    });
    // The menu is closed before the rows change, so that the focus goes back first and then where it belongs.
    let run = move |act: fn(State, usize)| {
        move |_| {
            let at = index.get_untracked();
            popover::close(ID);
            if let Some(at) = at {
                act(state, at);
            }
        }
    };
    view! {
        <div class="menu__list" id=ID popover="auto" role="group" aria-label=move || format!("Actions for {}", name.read())
            on:toggle=move |_| if !popover::is_open(ID) { menu.set(None) }>
            <button type="button" on:click=run(duplicate)>
                "Duplicate"
            </button>
            <button type="button" disabled=move || index.get() == Some(0) on:click=run(|state, at| shift(state, at, at.wrapping_sub(1)))>
                "Move up"
            </button>
            <button type="button" disabled=move || index.get() == Some(last.get()) on:click=run(|state, at| shift(state, at, at + 1))>
                "Move down"
            </button>
            <button type="button" disabled=move || last.get() == 0 on:click=run(remove)>
                {move || match name.read().trim() {
                    "" => "Remove".to_owned(),
                    name => format!("Remove {name}"),
                }}
            </button>
        </div>
    }
}

/// The same account once more, under the next free name and without its id, which is its own.
fn duplicate(state: State, at: usize) {
    state.edit_rows(|managed, rows| {
        let Some(row) = managed.get(at) else { return };
        let copy = ManagedInputs { name: free_name(managed, &row.name), account_id: String::new(), ..row.clone() };
        managed.insert(at + 1, copy);
        rows.insert(at + 1, super::accounts::fresh(rows));
    });
    state.go_to(&FieldPath::managed(at + 1, "accountId"));
}

/// The next name after this one that nobody has; none for none.
fn free_name(managed: &[ManagedInputs], name: &str) -> String {
    let is_taken = |free: &str| managed.iter().any(|row| row.name.trim() == free);
    match name.trim() {
        "" => String::new(),
        name => names::numbered(name, is_taken),
    }
}

fn shift(state: State, at: usize, to: usize) {
    state.edit_rows(|managed, rows| {
        if at < managed.len() && to < managed.len() {
            managed.swap(at, to);
            rows.swap(at, to);
        }
    });
    state.announce(format!("Now account {} of {}", to + 1, state.rows.read_untracked().len()));
    // A row that is moved loses the focus.
    let row = state.rows.with_untracked(|rows| rows.get(to).copied());
    if let Some(row) = row {
        timer::when_drawn(move || {
            focus::focus(&button_id(row));
        });
    }
}

fn remove(state: State, at: usize) {
    let name = state.inputs.with_untracked(|inputs| inputs.managed.get(at).map(|row| row.name.clone()));
    state.edit_rows(|managed, rows| {
        if managed.len() > 1 && at < managed.len() {
            managed.remove(at);
            rows.remove(at);
        }
    });
    state.announce(format!("Removed {}", name.unwrap_or_default()));
    let last = state.rows.read_untracked().len().saturating_sub(1);
    state.go_to(&FieldPath::managed(at.min(last), "name"));
}
