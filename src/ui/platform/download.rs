//! Files out.

use gloo::file::{Blob, ObjectUrl};
use leptos::prelude::document;
use wasm_bindgen::JsCast;

use super::timer;

/// Saves the bytes under this name, as the browser saves downloads.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) {
    let url = ObjectUrl::from(Blob::new_with_options(bytes, Some(media_type)));
    if let Some(anchor) =
        document().create_element("a").ok().and_then(|anchor| anchor.dyn_into::<web_sys::HtmlAnchorElement>().ok())
    {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser reads the address after the click: it has to live that long.
    timer::after(10_000, move || drop(url));
}
