//! Keys that are pressed while nothing is typed.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::listen;

/// Hears of each key without a modifier but Shift, outside of fields and dialogs; `pressed` says whether it was for the
/// page.
pub fn follow(pressed: impl Fn(&str) -> bool + 'static) {
    listen::on("keydown", move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_field = element.is_some_and(|element| element.closest(FIELDS).ok().flatten().is_some());
        let is_asked = document().query_selector("dialog[open]").ok().flatten().is_some();
        if !modified && !is_field && !is_asked && !event.default_prevented() && pressed(&event.key()) {
            event.prevent_default();
        }
    });
}

/// Where letters are typed, or choose an option.
const FIELDS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
