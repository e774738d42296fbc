//! The fragment of the page's address, which no server sees.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

/// Without its `#`; None when there is none, or when it names a place in this page.
pub fn read() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    let fragment = fragment.strip_prefix('#').filter(|fragment| !fragment.is_empty())?;
    document().get_element_by_id(fragment).is_none().then(|| fragment.to_owned())
}

/// Takes the fragment out of the address without a new entry in the history.
pub fn clear() {
    let location = window().location();
    replace(&(location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()));
}

/// Puts it into the address without a new entry in the history.
pub fn write(fragment: &str) {
    replace(&address(fragment));
}

fn replace(address: &str) {
    if let Ok(history) = window().history() {
        // Refused only for another origin's address, and this one is ours.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// The page's address with this fragment.
pub fn address(fragment: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    if fragment.is_empty() { page.to_owned() } else { format!("{page}#{fragment}") }
}
