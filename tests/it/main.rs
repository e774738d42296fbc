//! The integration tests, in one binary: they see the crate as the page and the command line tool do.

mod bundle;
mod order;
mod published;
mod shell;
mod support;
mod yaml;
