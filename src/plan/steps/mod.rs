//! STEPS: the kinds of step of each edition, in the order in which they run. One kind a file.

use super::StepKind;
use crate::model::Edition;

mod published;

/// Steps that stand alone, or several that are done for one managed account before the next is begun.
pub enum Group {
    Step(&'static StepKind),
    PerAccount(&'static [&'static StepKind]),
}

/// What works on the chosen release.
pub const CORRECTED: &[Group] = &[];

pub fn groups(edition: Edition) -> &'static [Group] {
    match edition {
        Edition::Corrected => CORRECTED,
        Edition::Published => published::STEPS,
    }
}
