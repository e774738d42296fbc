//! What a word that we print is there for.

use super::Source;

/// One sentence about a key, a flag or a variable, and where it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The word in its registry: a path of keys, a flag, a name.
    pub at: &'static str,
    /// Why it is there, or what it does; between backticks is code.
    pub sentence: &'static str,
    pub source: &'static Source,
}

/// A row of a registry.
pub const fn explain(at: &'static str, sentence: &'static str, source: &'static Source) -> Explanation {
    Explanation { at, sentence, source }
}
