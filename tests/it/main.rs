//! The integration tests, in one binary: they see the crate as the page and the command line tool do.

#[path = "../support/examples.rs"]
mod examples;
#[path = "../support/scratch.rs"]
mod scratch;
mod support;

mod architecture;
mod bundle;
mod checks;
mod cli;
mod cloudformation;
mod deviations;
mod explanations;
mod golden;
mod held_back;
mod import;
mod manifests;
mod order;
mod published;
mod readme;
mod registries;
mod scenarios;
mod share;
mod shell;
mod stacks;
mod validate;
mod yaml;
