//! Events of the window, for as long as the page lives.

use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Hears of the event of this name; `E` is what the browser gives with it.
pub fn on<E: JsCast>(name: &str, mut run: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| run(event.unchecked_into()));
    // Fails only for a listener that is not a function.
    let _ = window().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Another fragment stands in the address.
pub fn fragment_changed(mut run: impl FnMut() + 'static) {
    on("hashchange", move |_: Event| run());
}

/// The page is about to be printed.
pub fn before_print(mut run: impl FnMut() + 'static) {
    on("beforeprint", move |_: Event| run());
}

/// Printing is over.
pub fn after_print(mut run: impl FnMut() + 'static) {
    on("afterprint", move |_: Event| run());
}
