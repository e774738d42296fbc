//! FORMATS: the files of the bundle. The list of files is cheap; the text of one is made when it is looked at.

mod config_yaml;
pub mod digest;
pub mod header;
mod manifests;
pub mod paste;
mod readme_md;
mod run_sh;
mod runbook_md;
mod sha256sums;

use crate::Outline;
use crate::model::{HeldBack, Part};

/// A file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Relative, with `/`: `managed/payments/managed-cluster.yaml`.
    pub path: String,
    pub media_type: &'static str,
    pub executable: bool,
    /// Its text, or the fields that hold it back.
    pub text: Part<String>,
}

/// One output format: which files it makes of an outline, and their text.
pub struct Format {
    /// Kebab-case, unique: `run-sh`.
    pub id: &'static str,
    pub media_type: &'static str,
    pub executable: bool,
    /// The paths it makes, in order.
    pub paths: fn(&Outline) -> Vec<String>,
    /// The text of one of them.
    pub text: fn(&Outline, &str) -> Result<String, HeldBack>,
}

/// In the bundle's order.
pub const FORMATS: &[Format] = &[
    readme_md::FORMAT,
    runbook_md::FORMAT,
    config_yaml::FORMAT,
    run_sh::FORMAT,
    manifests::FORMAT,
    sha256sums::FORMAT,
];

/// The paths of every file, in order, without making a text.
pub fn paths(outline: &Outline) -> Vec<(&'static Format, String)> {
    FORMATS.iter().flat_map(|format| (format.paths)(outline).into_iter().map(move |path| (format, path))).collect()
}

/// The text of one file, or what holds it back; None when there is no such file.
pub fn text(outline: &Outline, path: &str) -> Option<Part<String>> {
    FORMATS
        .iter()
        .find(|format| (format.paths)(outline).iter().any(|own| own == path))
        .map(|format| (format.text)(outline, path).into())
}

/// Every file.
pub fn render(outline: &Outline) -> Vec<Artifact> {
    paths(outline)
        .into_iter()
        .map(|(format, path)| Artifact {
            media_type: format.media_type,
            executable: format.executable,
            text: (format.text)(outline, &path).into(),
            path,
        })
        .collect()
}
