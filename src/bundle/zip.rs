//! A zip archive, written byte by byte: the container is small, and a general library costs the page more than the
//! rest of the bundle does. Nothing in it depends on the day or the machine.
//!
//! Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16, read 2026-11-24.

use miniz_oxide::deflate::compress_to_vec;

/// One file of the archive.
pub struct Member<'a> {
    /// Relative, with `/`.
    pub path: &'a str,
    pub executable: bool,
    pub content: &'a [u8],
}

/// More than the format holds without its 64-bit extension: 65,535 members, 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl From<std::num::TryFromIntError> for TooLarge {
    fn from(_: std::num::TryFromIntError) -> Self {
        Self
    }
}

const LOCAL_HEADER: u32 = 0x0403_4b50;
const CENTRAL_HEADER: u32 = 0x0201_4b50;
const END_OF_CENTRAL_DIRECTORY: u32 = 0x0605_4b50;
/// 2.0: what deflate and folders need.
const VERSION_NEEDED: u16 = 20;
/// Made on Unix, so that the upper half of the external attributes is a file mode.
const VERSION_MADE_BY: u16 = 3 << 8 | VERSION_NEEDED;
/// Bit 11: the path is UTF-8.
const FLAGS: u16 = 1 << 11;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Midnight.
const TIME: u16 = 0;
/// 1980-01-01, the first day that the format knows.
const DATE: u16 = 1 << 5 | 1;
/// Of miniz_oxide, 0 to 10: beyond 6 the runbooks get no smaller.
const LEVEL: u8 = 6;

/// The archive, its members in the order of their paths.
pub fn zip(members: &[Member]) -> Result<Vec<u8>, TooLarge> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|member| member.path);

    let mut out = Vec::new();
    let mut central = Vec::new();
    for member in &members {
        let deflated = compress_to_vec(member.content, LEVEL);
        let (method, body) = if deflated.len() < member.content.len() {
            (DEFLATED, deflated.as_slice())
        } else {
            (STORED, member.content)
        };
        let offset = u32::try_from(out.len())?;
        let mode: u32 = if member.executable { 0o100755 } else { 0o100644 };

        // What the header in front of the member and its entry in the central directory share.
        let mut shared = Vec::new();
        for number in [VERSION_NEEDED, FLAGS, method, TIME, DATE] {
            shared.extend(number.to_le_bytes());
        }
        shared.extend(crc32fast::hash(member.content).to_le_bytes());
        shared.extend(u32::try_from(body.len())?.to_le_bytes());
        shared.extend(u32::try_from(member.content.len())?.to_le_bytes());
        shared.extend(u16::try_from(member.path.len())?.to_le_bytes());
        shared.extend([0; 2]); // No extra field.

        out.extend(LOCAL_HEADER.to_le_bytes());
        out.extend(&shared);
        out.extend(member.path.as_bytes());
        out.extend(body);

        central.extend(CENTRAL_HEADER.to_le_bytes());
        central.extend(VERSION_MADE_BY.to_le_bytes());
        central.extend(&shared);
        central.extend([0; 6]); // No comment, first disk, no internal attributes.
        central.extend((mode << 16).to_le_bytes());
        central.extend(offset.to_le_bytes());
        central.extend(member.path.as_bytes());
    }

    let count = u16::try_from(members.len())?.to_le_bytes();
    let offset = u32::try_from(out.len())?;
    let size = u32::try_from(central.len())?;
    out.extend(&central);
    out.extend(END_OF_CENTRAL_DIRECTORY.to_le_bytes());
    out.extend([0; 4]); // This disk, and the disk of the central directory.
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(offset.to_le_bytes());
    out.extend([0; 2]); // No comment.
    Ok(out)
}
