//! Lines of a text in parts (`ui/output/code.rs`): which one an event is about, and the mark on the chosen one. Thousands
//! of them have no listener and no signal each.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Index of the line under the pointer; None beside the lines.
pub fn line_at(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let line = target.closest(".line").ok()??;
    let number: usize = line.first_element_child()?.text_content()?.parse().ok()?;
    number.checked_sub(1)
}

/// Marks the line at `index` of the element with this id, and no other; `each` is the number of lines of a part. The
/// element `beside` learns the index as `--line`. True when the line is in the document.
pub fn choose(id: &str, index: Option<usize>, each: usize, beside: &str) -> bool {
    let Some(lines) = document().get_element_by_id(id) else { return false };
    if let Ok(Some(before)) = lines.query_selector(".line[data-chosen]") {
        // An attribute with a fixed, valid name can't be refused, and neither can a number.
        let _ = before.remove_attribute("data-chosen");
    }
    let Some((index, line)) = index.and_then(|index| Some((index, line(&lines, index, each)?))) else { return false };
    let _ = line.set_attribute("data-chosen", "");
    let note = document().get_element_by_id(beside).and_then(|note| note.dyn_into::<HtmlElement>().ok());
    if let Some(note) = note {
        let _ = note.style().set_property("--line", &index.to_string());
    }
    true
}

/// Scrolls the line into view.
pub fn show(id: &str, index: usize, each: usize) {
    let line = document().get_element_by_id(id).and_then(|lines| line(&lines, index, each));
    if let Some(line) = line {
        let scroll = ScrollIntoViewOptions::new();
        scroll.set_block(ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&scroll);
    }
}

fn line(lines: &Element, index: usize, each: usize) -> Option<Element> {
    let part = lines.children().item((index / each) as u32)?;
    part.children().item((index % each) as u32)
}
