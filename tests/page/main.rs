//! The page itself: the release build in a real Chromium. `make test` builds it and runs these; by hand:
//! `PAGE_DIST=$PWD/dist cargo test --features page-tests --test page`.

#[path = "../support/mod.rs"]
mod support;

mod bundle;
mod checks;
mod follow;
mod form;
mod layout;
mod load;
mod offline;
mod share;
