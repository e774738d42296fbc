//! Bytes to text as go-yaml does it: UTF-8, or UTF-16 with a byte order mark, as some shells of Windows write it.

use crate::iam::Refusal;

pub fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let not_text = || Refusal::new("The file is not text in UTF-8 or UTF-16");
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let text = text.ok_or_else(not_text)?;
    match text.chars().find(|character| !is_allowed(*character)) {
        None => Ok(text),
        Some(character) => {
            let code = u32::from(character);
            Err(Refusal::new(format!("The file has the control character U+{code:04X}, which YAML does not allow")))
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok()
}

fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_by_its_mark() {
        assert_eq!(text(b"a\xC3\xA9").as_deref(), Ok("a\u{E9}"));
        assert_eq!(text(b"\xEF\xBB\xBFa").as_deref(), Ok("a"));
        assert_eq!(text(b"\xFF\xFEa\0\xE9\0").as_deref(), Ok("a\u{E9}"));
        assert_eq!(text(b"\xFE\xFF\0a").as_deref(), Ok("a"));
        assert!(text(b"\xFF\xFEa").is_err());
        assert!(text(b"\xE9").is_err());
        assert!(text(b"a\0").is_err());
    }
}
