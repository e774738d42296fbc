//! CAPA releases.

use crate::model::Release;

/// Newest first.
pub const RELEASES: &[Release] = &[];

/// By version, with or without its `v`.
pub fn find(version: &str) -> Option<&'static Release> {
    RELEASES.iter().find(|release| release.version.trim_start_matches('v') == version.trim().trim_start_matches('v'))
}
