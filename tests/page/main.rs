//! The page itself: the release build in a real Chromium, and in Firefox what differs from browser to browser. `make
//! test` builds it and runs these; by hand:
//! `PAGE_DIST=$PWD/dist AXE=$(tools/axe) cargo test --features page-tests --test page`.

// The page needs the examples alone.
#[allow(dead_code)]
#[path = "../support/examples.rs"]
mod examples;
#[path = "../support/mod.rs"]
mod support;

mod axe;
mod bundle;
mod checks;
mod explain;
mod follow;
mod form;
mod guide;
mod keyboard;
mod layout;
mod load;
mod map;
mod offline;
mod share;
mod start;
