//! Inputs to and from text: the config file ([`config`]) and the share link ([`link`]);
//! [`patch`] changes a config file in its own text.

pub mod config;
pub mod link;
mod patch;
mod tree;

pub use patch::patch;
