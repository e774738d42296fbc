//! Parts of a picture that is there as markup: which one an event is about, and which one is pressed.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The value of the attribute at what the event is about, or around it.
pub fn named(event: &Event, attribute: &str) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(&format!("[{attribute}]")).ok().flatten()?.get_attribute(attribute)
}

/// Of everything below the element with this id that has the attribute, what has this value is pressed.
pub fn press(id: &str, attribute: &str, value: &str) {
    let Ok(parts) = document().query_selector_all(&format!("#{id} [{attribute}]")) else { return };
    for index in 0..parts.length() {
        let Some(part) = parts.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let is_it = part.get_attribute(attribute).as_deref() == Some(value);
        // An attribute can't be refused.
        let _ = part.set_attribute("aria-pressed", if is_it { "true" } else { "false" });
    }
}
