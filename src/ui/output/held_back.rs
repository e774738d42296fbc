//! What is held back, by the fields that hold it: each a link that goes to the field.

use leptos::prelude::*;

use crate::model::FieldPath;
use crate::model::field::describe;
use crate::ui::components::{FieldLink, Icon};
use crate::ui::state::State;
use crate::ui::words::count;

/// Fields named in full; the rest are counted.
const NAMED: usize = 6;

/// The fields as links with commas between them.
#[component]
pub fn FieldLinks(fields: Vec<FieldPath>) -> impl IntoView {
    let state = State::get();
    let more = fields.len().saturating_sub(NAMED);
    let links = fields
        .into_iter()
        .take(NAMED)
        .enumerate()
        .map(|(index, path)| {
            // The account that a field is of may be renamed while this stands.
            let named = path.clone();
            let label = Memo::new(move |_| describe(&named, &state.inputs.read()));
            view! {
                {(index > 0).then_some(", ")}
                {move || view! { <FieldLink path=path.clone() label=label.get() /> }}
            }
        })
        .collect_view();
    view! {
        {links}
        {(more > 0).then(|| format!(" and {}", count(more, "more field")))}
    }
}

/// Says what is held back and by which fields.
#[component]
pub fn HeldBackNotice(
    /// `The commands of this step need`
    #[prop(into)]
    needs: String,
    fields: Vec<FieldPath>,
) -> impl IntoView {
    view! {
        <p class="notice" data-severity="error">
            <Icon name="error" />
            <span>
                <strong>"Held back."</strong>
                {format!(" {needs} ")}
                <FieldLinks fields />
                ". Everything else stays usable."
            </span>
        </p>
    }
}
