//! A bundle as commands to paste, for a machine that no download reaches: the zip in base64, its checksum, and what
//! unpacks it into a folder of its own.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::Bundle;
use crate::digest::sha256_hex;

/// Characters of a line: what terminals and mail take without breaking it (RFC 2045, 6.8).
const LINE: usize = 76;

/// Pastes into bash and zsh. Linux has sha256sum, macOS shasum.
pub fn paste(bundle: &Bundle) -> String {
    let name = &bundle.name;
    let folder = name.trim_end_matches(".zip");
    let digest = sha256_hex(&bundle.bytes);
    let packed = BASE64_STANDARD.encode(&bundle.bytes);
    let mut out = format!("base64 --decode >{name} <<'END_OF_BUNDLE'\n");
    let mut rest = packed.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so any place is between two characters.
        let (line, behind) = rest.split_at(LINE.min(rest.len()));
        out += line;
        out.push('\n');
        rest = behind;
    }
    out += "END_OF_BUNDLE\n";
    out += &format!("echo '{digest}  {name}' | {{ sha256sum -c - 2>/dev/null || shasum -a 256 -c -; }} &&\n");
    out += &format!("  unzip -q {name} -d {folder} && cd {folder}\n");
    out
}
