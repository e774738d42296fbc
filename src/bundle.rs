//! Artifacts to a zip with fixed times and sorted paths: the same bytes for the same inputs, everywhere.

use crate::Generated;
use crate::model::HeldBack;

/// The bundle as it is downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// `capa-runbook-manager-1a2b3c4d.zip`
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The zip of every artifact, or every field that holds one of them back.
pub fn bundle(generated: &Generated) -> Result<Bundle, HeldBack> {
    let _ = generated;
    Err(HeldBack(vec![]))
}
