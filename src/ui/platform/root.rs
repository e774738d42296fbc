//! Attributes of the root element that the style reads.

use leptos::prelude::document;

/// Sets `data-NAME` of the root element, or takes it away.
pub fn root_data(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // An attribute with a fixed, valid name can't be refused.
    let _ = match value {
        Some(value) => root.set_attribute(&format!("data-{name}"), value),
        None => root.remove_attribute(&format!("data-{name}")),
    };
}

/// Takes the static first frame away.
pub fn remove_first_frame() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
