//! STEPS: the kinds of step of each edition, in the order in which they run.

use super::StepKind;
use crate::model::Edition;

mod corrected;
pub(super) mod kit;
mod published;

/// Steps that stand alone, or several that are done for one managed account before the next is begun.
pub enum Group {
    Step(&'static StepKind),
    PerAccount(&'static [&'static StepKind]),
}

pub fn groups(edition: Edition) -> &'static [Group] {
    match edition {
        Edition::Corrected => corrected::STEPS,
        Edition::Published => published::STEPS,
    }
}
