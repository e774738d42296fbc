//! Inputs to and from text: the config file ([`config`]) and the share link ([`link`]).

pub mod config;
pub mod link;
mod tree;
