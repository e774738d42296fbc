//! The page.

pub fn mount() {}
