//! The page: a skin over [`crate::outline`] and [`crate::generate`]. [`state`] holds what was typed and what is looked
//! at; the form writes the inputs, the output reads the outline; [`platform`] is the only place that touches the
//! browser.

pub mod app;
pub mod components;
pub mod drafts;
pub mod form;
mod history;
mod import;
pub mod notices;
pub mod output;
pub mod platform;
mod shortcuts;
pub mod state;
pub mod tabs;
pub mod topbar;
pub mod words;

/// Puts the page in place of the static first frame.
pub fn mount() {
    platform::panic::install();
    platform::root::remove_first_frame();
    leptos::mount::mount_to_body(app::App);
}
