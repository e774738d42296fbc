//! What the window is like.

use leptos::prelude::{ReadSignal, Set, signal, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The width below which the page shows one view at a time, as in `style/layout.css`.
const NARROW: &str = "(width < 60rem)";

/// Whether the page shows one view at a time.
pub fn narrow() -> ReadSignal<bool> {
    let Ok(Some(query)) = window().match_media(NARROW) else { return signal(false).0 };
    let (narrow, set_narrow) = signal(query.matches());
    let again = query.clone();
    let closure = Closure::<dyn FnMut()>::new(move || set_narrow.set(again.matches()));
    // Fails only for a listener that is not a function.
    let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    closure.forget();
    narrow
}
