//! One member of a zip archive, ours or one that somebody packed again. The counterpart of `bundle/zip.rs`, by hand for
//! the same reason; a test reads what another implementation wrote.
//!
//! Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16, read 2026-11-24.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::refusal;
use crate::share::config::ConfigError;

/// How an archive with a member begins.
pub const MAGIC: &[u8] = b"PK\x03\x04";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const END_OF_CENTRAL_DIRECTORY: &[u8] = b"PK\x05\x06";
/// Bytes of the fixed part of each.
const LOCAL_HEADER_SIZE: usize = 30;
const CENTRAL_HEADER_SIZE: usize = 46;
const END_SIZE: usize = 22;
const STORED: usize = 0;
const DEFLATED: usize = 8;
/// Bytes; the config of a thousand accounts has less than one megabyte. Keeps a bomb from going off.
const LARGEST: usize = 16 << 20;

/// The content of the member of this name, in whatever folder; of several, the one nearest to the top.
pub fn member(archive: &[u8], name: &str) -> Result<Vec<u8>, ConfigError> {
    let entry = entries(archive)
        .ok_or_else(|| refusal("It is a zip file that is cut off or broken", "Download the bundle again"))?
        .into_iter()
        .filter(|entry| entry.path == name.as_bytes() || entry.path.ends_with(format!("/{name}").as_bytes()))
        .min_by_key(|entry| entry.path.len())
        .ok_or_else(|| refusal(format!("There is no {name} in it"), format!("Choose a bundle, or a {name}")))?;
    content(archive, &entry)
        .filter(|content| crc32fast::hash(content) == entry.checksum)
        .ok_or_else(|| refusal(format!("The {name} in it is broken"), "Download the bundle again"))
}

struct Entry<'a> {
    path: &'a [u8],
    method: usize,
    checksum: u32,
    packed: usize,
    offset: usize,
}

/// Little-endian, of 2 or 4 bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn entries(archive: &[u8]) -> Option<Vec<Entry<'_>>> {
    // A comment of up to 64 KiB may stand behind it.
    let end = archive.windows(END_SIZE).rposition(|window| window.starts_with(END_OF_CENTRAL_DIRECTORY))?;
    let count = number(archive, end + 10, 2)?;
    let mut at = number(archive, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let header = archive.get(at..)?;
        if !header.starts_with(CENTRAL_HEADER) {
            return None;
        }
        let length = number(header, 28, 2)?;
        entries.push(Entry {
            path: header.get(CENTRAL_HEADER_SIZE..CENTRAL_HEADER_SIZE + length)?,
            method: number(header, 10, 2)?,
            checksum: number(header, 16, 4)? as u32,
            packed: number(header, 20, 4)?,
            offset: number(header, 42, 4)?,
        });
        at += CENTRAL_HEADER_SIZE + length + number(header, 30, 2)? + number(header, 32, 2)?;
    }
    Some(entries)
}

fn content(archive: &[u8], entry: &Entry) -> Option<Vec<u8>> {
    let header = archive.get(entry.offset..)?;
    let start = LOCAL_HEADER_SIZE + number(header, 26, 2)? + number(header, 28, 2)?;
    let packed = header.get(start..start.checked_add(entry.packed)?)?;
    match entry.method {
        STORED => Some(packed.to_vec()),
        DEFLATED => decompress_to_vec_with_limit(packed, LARGEST).ok(),
        _ => None,
    }
}
