//! SHA256SUMS: `sha256sum -c SHA256SUMS` says whether the bundle is as it was made.

use super::{Artifact, Format, Text};
use crate::digest::sha256_hex;
use crate::model::{HeldBack, all};

pub const FORMAT: Format = Format {
    id: "sha256sums",
    media_type: "text/plain",
    executable: false,
    paths: |_| vec![PATH.into()],
    text: Text::OfTheOthers(text),
};

pub const PATH: &str = "SHA256SUMS";

/// A line for every other file, sorted by path; held back by whatever holds one of them back.
fn text(others: &[Artifact]) -> Result<String, HeldBack> {
    let mut sums =
        all(others.iter().map(|other| other.text.get().map(|text| (&other.path, sha256_hex(text.as_bytes())))))?;
    sums.sort();
    Ok(sums.into_iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect())
}
