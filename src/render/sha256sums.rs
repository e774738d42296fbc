//! SHA256SUMS: `sha256sum -c SHA256SUMS` says whether the bundle is as it was made.

use super::digest::sha256_hex;
use super::{FORMATS, Format};
use crate::Outline;
use crate::model::{HeldBack, all};

pub const FORMAT: Format = Format {
    id: "sha256sums",
    media_type: "text/plain",
    executable: false,
    paths: |_| vec!["SHA256SUMS".into()],
    text,
};

/// A line for every other file, sorted by path; held back by whatever holds one of them back.
fn text(outline: &Outline, _path: &str) -> Result<String, HeldBack> {
    let mut sums = all(FORMATS
        .iter()
        .filter(|format| format.id != FORMAT.id)
        .flat_map(|format| (format.paths)(outline).into_iter().map(move |path| (format, path)))
        .map(|(format, path)| (format.text)(outline, &path).map(|text| (path, sha256_hex(text.as_bytes())))))?;
    sums.sort();
    Ok(sums.into_iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect())
}
