//! Modal dialogs: the browser keeps the focus in them, closes them on Escape, and gives the focus back.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

fn find(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

pub fn open(id: &str) {
    if let Some(dialog) = find(id).filter(|dialog| !dialog.open()) {
        // Refused when it is open already, or not in the document.
        let _ = dialog.show_modal();
    }
}

pub fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}
