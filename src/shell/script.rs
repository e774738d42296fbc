//! Lines and blocks as shell text that pastes into bash and zsh.

use super::{Block, Command};

/// One command, long ones broken before their flags with a backslash.
pub fn command(command: &Command) -> String {
    let _ = command;
    String::new()
}

/// A block as it is shown and copied; ends without a newline.
pub fn block(block: &Block) -> String {
    let _ = block;
    String::new()
}
