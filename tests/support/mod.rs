//! What the browser tests and the benchmark share: a WebDriver client and a static server, both on the standard
//! library alone, so that a browser costs the project no dependency.

#![expect(clippy::disallowed_methods, reason = "a test of a browser waits by the clock; the core is still without one")]
#![allow(dead_code, reason = "the tests and the benchmark each use a part of it")]

pub mod browser;
pub mod scratch;
pub mod server;
pub mod weight;
