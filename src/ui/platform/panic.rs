//! When the page's own code fails: a message over the page and a way to get the inputs back, never a blank page.

use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ErrorEvent;

use super::{clipboard, listen};

thread_local! {
    /// The inputs as a config file, as of the last pause in typing.
    static RESCUE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Remembers what the banner would give back.
pub fn remember(config: String) {
    RESCUE.set(config);
}

/// Shows the banner and the message in the console when anything panics, and the banner when WebAssembly stops without
/// a word: out of memory, or calls too deep.
pub fn install() {
    listen::on("error", |event: ErrorEvent| {
        if event.error().is_instance_of::<js_sys::WebAssembly::RuntimeError>() {
            show(&event.message());
        }
    });
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let place = info.location().map(|location| format!("{}:{}", location.file(), location.line()));
        show(&place.unwrap_or_default());
    }));
}

/// Shows the banner; `place` is where in the code it happened, or what the browser says.
pub fn show(place: &str) {
    // Nothing can be done about a banner that fails as well.
    let _ = banner(place);
}

/// Built by hand: the reactive system may be what failed.
fn banner(place: &str) -> Option<()> {
    if document().get_element_by_id("panic").is_some() {
        return Some(());
    }
    let banner = document().create_element("div").ok()?;
    banner.set_id("panic");
    banner.set_class_name("panic");
    banner.set_attribute("role", "alert").ok()?;
    let words = document().create_element("p").ok()?;
    words.set_text_content(Some(&format!(
        "The page has failed and may show old values. Copy the inputs, reload, and import them. ({place})"
    )));
    banner.append_child(&words).ok()?;
    let area: web_sys::HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(&RESCUE.take());
    area.set_class_name("input input--code");
    area.set_read_only(true);
    area.set_attribute("aria-label", "Your inputs, as capa-runbook.yaml").ok()?;
    banner.append_child(&area).ok()?;
    let copy = button("Copy the inputs", move || {
        area.select();
        clipboard::copy(area.value(), |_| {});
    })?;
    banner.append_child(&copy).ok()?;
    let reload = button("Reload", || {
        let _ = window().location().reload();
    })?;
    banner.append_child(&reload).ok()?;
    document().body()?.append_child(&banner).ok()?;
    Some(())
}

fn button(text: &str, run: impl FnMut() + 'static) -> Option<web_sys::Element> {
    let button = document().create_element("button").ok()?;
    button.set_class_name("button");
    button.set_attribute("type", "button").ok()?;
    button.set_text_content(Some(text));
    let closure = Closure::<dyn FnMut()>::new(run);
    button.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref()).ok()?;
    closure.forget();
    Some(button)
}
