//! The guide as it stands, step for step.

use super::Group;

pub const STEPS: &[Group] = &[];
