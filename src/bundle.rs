//! Artifacts to a zip with fixed times and sorted paths: the same bytes for the same inputs, everywhere.

mod paste;
mod zip;

use crate::Generated;
use crate::diagnostic::Severity;
use crate::digest::sha256_hex;
use crate::model::{FieldPath, HeldBack, all};
use crate::render::{self, Artifact};

pub use paste::paste;
pub use zip::{Member, TooLarge, zip};

/// The bundle as it is downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// `capa-runbook-manager-1a2b3c4d.zip`
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The zip of every artifact, or every field that stands in its way: half a runbook is never handed out.
pub fn bundle(generated: &Generated) -> Result<Bundle, HeldBack> {
    let (cluster, files) = match (generated.outline.tenancy.manager.get(), files(generated)) {
        (Ok(manager), Ok(files)) => (&manager.cluster.name, files),
        (Err(held), Ok(_)) | (Ok(_), Err(held)) => return Err(held),
        (Err(held), Err(other)) => return Err(held.merge(other)),
    };
    let name = format!("capa-runbook-{cluster}-{}.zip", &content_hash(&files)[..8]);
    let members: Vec<Member> = files
        .iter()
        .map(|(artifact, text)| Member {
            path: &artifact.path,
            executable: artifact.executable,
            content: text.as_bytes(),
        })
        .collect();
    // Four gigabytes of text can only come from the accounts: the other lists are single fields.
    let bytes = zip(&members).map_err(|TooLarge| HeldBack(vec![FieldPath::new("managed")]))?;
    Ok(Bundle { name, bytes })
}

/// Every artifact with its text, or every field that holds one back or carries an error.
pub fn files(generated: &Generated) -> Result<Vec<(&Artifact, &str)>, HeldBack> {
    let files =
        all(generated.artifacts.iter().map(|artifact| artifact.text.get().map(|text| (artifact, text.as_str()))));
    let errors = generated.outline.report.diagnostics.iter().filter(|said| said.severity == Severity::Error);
    let wrong: Vec<FieldPath> = errors.flat_map(|error| error.fields.iter().cloned()).collect();
    match files {
        Ok(files) if !generated.outline.report.has_errors() => Ok(files),
        Ok(_) => Err(HeldBack(vec![]).merge(HeldBack(wrong))),
        Err(held) => Err(held.merge(HeldBack(wrong))),
    }
}

/// SHA-256 in hex over SHA256SUMS, which has the path and the digest of every other file.
fn content_hash(files: &[(&Artifact, &str)]) -> String {
    let sums = files.iter().find(|(artifact, _)| artifact.path == render::SHA256SUMS);
    sha256_hex(sums.map_or("", |(_, text)| text).as_bytes())
}
