//! Bringing an element into view and putting the focus on it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Puts the focus on the element with this id. False when there is none.
pub fn focus(id: &str) -> bool {
    let Some(element) = find(id) else { return false };
    // Focus on an element that can't take it is not an error, it stays where it was.
    let _ = element.focus();
    true
}

/// Unfolds what hides the element with this id, scrolls it into view with its label, and puts the focus on it (or on
/// the first thing in it that takes one). False when there is none.
pub fn go_to(id: &str) -> bool {
    let Some(element) = find(id) else { return false };
    let mut fold = element.closest("details").ok().flatten();
    while let Some(details) = fold {
        // An attribute can't be refused.
        let _ = details.set_attribute("open", "");
        fold = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let label = document().query_selector(&format!("label[for=\"{id}\"]")).ok().flatten();
    let shown: &Element = label.as_ref().filter(|label| label.client_height() > 1).unwrap_or(&element);
    let scroll = ScrollIntoViewOptions::new();
    scroll.set_block(ScrollLogicalPosition::Nearest);
    shown.scroll_into_view_with_scroll_into_view_options(&scroll);
    element.scroll_into_view_with_scroll_into_view_options(&scroll);
    let target = if element.matches("input, select, textarea, button, a, summary, [tabindex]").unwrap_or(false) {
        Some(element)
    } else {
        element
            .query_selector("input, select, textarea, button, a, summary")
            .ok()
            .flatten()
            .and_then(|inner| inner.dyn_into().ok())
    };
    if let Some(target) = target {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
    }
    true
}

/// Scrolls the element with this id to the top of what scrolls it.
pub fn scroll_to(id: &str) {
    if let Some(element) = find(id) {
        let scroll = ScrollIntoViewOptions::new();
        scroll.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&scroll);
    }
}

fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// As if a person had pressed the element with this id.
pub fn press(id: &str) {
    if let Some(element) = find(id) {
        element.click();
    }
}
