//! What **Copy all commands** gives: the whole run as one paste, in a subshell that stops at the first failure.

use crate::Outline;
use crate::model::HeldBack;

/// The steps from `first` (an index into the plan) to the end.
pub fn all(outline: &Outline, first: usize) -> Result<String, HeldBack> {
    let _ = (outline, first);
    Ok(String::new())
}
