//! Commands as data. An argument vector stays one until it is printed; [`quote`] is the only place that escapes.

mod command;
pub mod explain;
pub mod quote;
pub mod script;

pub use command::{Block, Command, Expect, Line, Piece, Probe, Word};
