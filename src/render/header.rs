//! The first line of every file: which version and which inputs made it.

use crate::Outline;
use crate::digest::sha256_hex;
use crate::model::Edition;
use crate::share::config;

/// Of the crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// First 8 hex digits of the digest of the config file that these inputs make.
pub fn fingerprint(outline: &Outline) -> &str {
    outline.fingerprint.get_or_init(|| sha256_hex(config::write(&outline.inputs).as_bytes()).chars().take(8).collect())
}

/// `Made by capa-runbook 0.1.0 for CAPA v2.11.1, corrected edition, inputs 5f1c9e02`
pub fn line(outline: &Outline) -> String {
    format!(
        "Made by capa-runbook {VERSION} for CAPA {}, {} edition, inputs {}",
        outline.inputs.release,
        edition(outline.inputs.edition),
        fingerprint(outline)
    )
}

/// The line as a comment of YAML and shell, with its newline.
pub fn comment(outline: &Outline) -> String {
    format!("# {}\n", line(outline))
}

/// The line without its inputs, which every edit changes; any other line as it is.
pub fn without_inputs(text: &str) -> &str {
    match text.trim_start_matches("# ").starts_with("Made by capa-runbook ") {
        true => text.split(", inputs ").next().unwrap_or_default(),
        false => text,
    }
}

fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Corrected => "corrected",
        Edition::Published => "published",
    }
}
