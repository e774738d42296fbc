//! The browser: the only place that names web-sys and gloo. Everything here is a function of plain values, and a
//! browser that refuses (no storage, no clipboard) is an answer, never a panic.

pub mod clipboard;
pub mod dialog;
pub mod download;
pub mod file;
pub mod focus;
pub mod fragment;
pub mod keys;
pub mod lines;
pub mod listen;
pub mod media;
pub mod offline;
pub mod panic;
pub mod picture;
pub mod pointer;
pub mod popover;
pub mod root;
pub mod storage;
pub mod timer;
