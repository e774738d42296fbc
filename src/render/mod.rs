//! FORMATS: the files of the bundle. The list of files is cheap; the text of one is made when it is looked at.

pub mod changes;
mod config_yaml;
mod deviations_md;
pub mod differences;
pub mod header;
mod manifests;
pub mod paste;
mod readme_md;
mod run_sh;
mod runbook_md;
mod sha256sums;
pub mod trust_map;

pub use sha256sums::PATH as SHA256SUMS;

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
    pub text: Text,
}

/// Where the text of a file comes from.
pub enum Text {
    /// From the outline; given the path.
    Of(fn(&Outline, &str) -> Result<String, HeldBack>),
    /// From every other file, so that none is made twice.
    OfTheOthers(fn(&[Artifact]) -> Result<String, HeldBack>),
}

/// In the bundle's order.
pub const FORMATS: &[Format] = &[
    readme_md::FORMAT,
    runbook_md::FORMAT,
    deviations_md::FORMAT,
    config_yaml::FORMAT,
    run_sh::FORMAT,
    trust_map::FORMAT,
    manifests::FORMAT,
    sha256sums::FORMAT,
];

/// The paths of every file, in order, without making a text.
pub fn paths(outline: &Outline) -> Vec<(&'static Format, String)> {
    FORMATS.iter().flat_map(|format| (format.paths)(outline).into_iter().map(move |path| (format, path))).collect()
}

/// The text of one file, or what holds it back; None when there is no such file.
pub fn text(outline: &Outline, path: &str) -> Option<Part<String>> {
    let format = FORMATS.iter().find(|format| (format.paths)(outline).iter().any(|own| own == path))?;
    Some(format.text_of(outline, path))
}

/// Every file.
pub fn render(outline: &Outline) -> Vec<Artifact> {
    let mut artifacts = of_the_outline(outline);
    for format in FORMATS {
        if let Text::OfTheOthers(text) = format.text {
            let text = text(&artifacts);
            artifacts.extend((format.paths)(outline).into_iter().map(|path| format.artifact(path, text.clone())));
        }
    }
    artifacts
}

fn of_the_outline(outline: &Outline) -> Vec<Artifact> {
    paths(outline)
        .into_iter()
        .filter_map(|(format, path)| match format.text {
            Text::Of(text) => {
                let text = text(outline, &path);
                Some(format.artifact(path, text))
            }
            Text::OfTheOthers(_) => None,
        })
        .collect()
}

impl Format {
    /// The text of a file that this format makes, or what holds it back.
    pub fn text_of(&self, outline: &Outline, path: &str) -> Part<String> {
        match self.text {
            Text::Of(text) => text(outline, path).into(),
            Text::OfTheOthers(text) => text(&of_the_outline(outline)).into(),
        }
    }
    fn artifact(&self, path: String, text: Result<String, HeldBack>) -> Artifact {
        Artifact { path, media_type: self.media_type, executable: self.executable, text: text.into() }
    }
}
