//! Whether a button of the mouse or a finger is down. What moves the page waits until it is up: a press whose target
//! slips away between down and up would be lost.

use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::timer;

type Waiting = Vec<Box<dyn FnOnce()>>;

thread_local! {
    static DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Waiting> = const { RefCell::new(Vec::new()) };
}

/// Begins to watch the pointer, for as long as the page lives.
pub fn follow() {
    on("pointerdown", || DOWN.set(true));
    for name in ["pointerup", "pointercancel"] {
        // The click comes after this event: only then may the page move.
        on(name, || timer::after(0, released));
    }
}

fn on(name: &str, run: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(run);
    // In the capture phase, before anything hears of it; fails only for a listener that is not a function.
    let _ = window().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

fn released() {
    DOWN.set(false);
    for run in WAITING.take() {
        run();
    }
}

/// Runs it now, or when the pointer is up.
pub fn when_released(run: impl FnOnce() + 'static) {
    if DOWN.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(run)));
    } else {
        run();
    }
}
