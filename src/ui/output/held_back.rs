//! What is held back, by the fields that hold it: each a link that goes to the field.

use leptos::prelude::*;

use super::words::count;
use crate::model::FieldPath;
use crate::ui::components::{FieldLink, Icon};

/// Fields named in full; the rest are counted.
const NAMED: usize = 6;

/// The fields as links with commas between them.
#[component]
pub fn FieldLinks(fields: Vec<FieldPath>) -> impl IntoView {
    let more = fields.len().saturating_sub(NAMED);
    let links = fields
        .into_iter()
        .take(NAMED)
        .enumerate()
        .map(|(index, path)| {
            let label = path.to_string();
            view! {
                {(index > 0).then_some(", ")}
                <FieldLink path label />
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
