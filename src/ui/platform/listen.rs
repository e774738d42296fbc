//! Events of the window, for as long as the page lives.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

fn on(name: &str, run: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(run);
    // Fails only for a listener that is not a function.
    let _ = window().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Another fragment stands in the address.
pub fn fragment_changed(run: impl FnMut() + 'static) {
    on("hashchange", run);
}

/// The page is about to be printed.
pub fn before_print(run: impl FnMut() + 'static) {
    on("beforeprint", run);
}

/// Printing is over.
pub fn after_print(run: impl FnMut() + 'static) {
    on("afterprint", run);
}
