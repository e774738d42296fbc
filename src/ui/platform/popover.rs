//! Elements with `popover`: above everything, closed by a press elsewhere or by Escape.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Shows it under the right end of the element `beside`, or above it where there is no room below.
pub fn open_beside(id: &str, beside: &str) {
    let (Some(popover), Some(beside)) = (find(id), find(beside)) else { return };
    // Refused when it is open already, and then it only moves.
    let _ = popover.show_popover();
    let (button, own) = (beside.get_bounding_client_rect(), popover.get_bounding_client_rect());
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let height = size(window().inner_height());
    let below = button.bottom() + own.height() <= height;
    let top = if below { button.bottom() } else { (button.top() - own.height()).max(0.0) };
    let left = (button.right() - own.width()).max(0.0);
    let style = popover.style();
    // A length is always a value of these properties.
    let _ = style.set_property("top", &format!("{top}px"));
    let _ = style.set_property("left", &format!("{left}px"));
    if let Some(first) = popover.query_selector("button:not(:disabled)").ok().flatten() {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

pub fn close(id: &str) {
    if let Some(popover) = find(id) {
        // Refused when it is closed already.
        let _ = popover.hide_popover();
    }
}

pub fn is_open(id: &str) -> bool {
    find(id).is_some_and(|popover| popover.matches(":popover-open").unwrap_or(false))
}
