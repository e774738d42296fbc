//! Waiting.

use gloo::timers::callback::Timeout;
use leptos::prelude::request_animation_frame;
use std::cell::RefCell;
use std::rc::Rc;

/// Runs it once, in so many milliseconds.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, run).forget();
}

/// Runs it when what was just changed stands in the document.
pub fn when_drawn(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// Waits for a pause: a new call puts off the one before it.
#[derive(Clone, Default)]
pub struct Debounce(Rc<RefCell<Option<Timeout>>>);

impl Debounce {
    /// Runs it after so many milliseconds without another call.
    pub fn run(&self, milliseconds: u32, run: impl FnOnce() + 'static) {
        *self.0.borrow_mut() = Some(Timeout::new(milliseconds, run));
    }
}
