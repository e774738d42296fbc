//! Texts kept in this browser under names of ours.

use leptos::prelude::window;

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// None when there is nothing under this name, or storage is forbidden.
pub fn get(name: &str) -> Option<String> {
    local()?.get_item(name).ok().flatten()
}

/// False when storage is forbidden or full.
pub fn set(name: &str, text: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

pub fn remove(name: &str) {
    if let Some(storage) = local() {
        // Fails only where storage is forbidden, and then there is nothing to forget.
        let _ = storage.remove_item(name);
    }
}
