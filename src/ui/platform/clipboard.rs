//! The clipboard.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies and then says whether it worked.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move { then(write(&text).await) });
}

async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    // Only a secure context has a clipboard; the binding would throw where there is none.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    by_selection(text).unwrap_or(false)
}

/// The old way, for pages served over plain HTTP from another machine.
fn by_selection(text: &str) -> Option<bool> {
    let body = document().body()?;
    let area: web_sys::HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("visually-hidden");
    body.append_child(&area).ok()?;
    let before = document().active_element();
    area.select();
    let copied = document().unchecked_into::<web_sys::HtmlDocument>().exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus goes back where it was; where that is gone, the browser's choice is as good.
        let _ = before.focus();
    }
    Some(copied)
}
