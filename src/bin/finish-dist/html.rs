//! The page's HTML as text: Trunk writes it in one way, so tags are found by their letters.

use super::Failure;

/// Each start tag of this name with its attributes, in order.
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    html.match_indices(&open)
        .filter_map(|(start, _)| {
            let tag = &html[start..];
            let tag = &tag[..=tag.find('>')?];
            tag[open.len()..].starts_with([' ', '>']).then_some(tag)
        })
        .collect()
}

/// The value of an attribute; the minifier leaves the quotes off where it can.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = &tag[tag.find(&format!(" {name}="))? + name.len() + 2..];
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next(),
        _ => rest.split([' ', '>']).next(),
    }
}

pub fn file_of<'a>(tag: &'a str, name: &str) -> Result<&'a str, Failure> {
    let address = attribute(tag, name).ok_or_else(|| format!("no {name} in {tag}"))?;
    Ok(address.trim_start_matches("./"))
}

/// The HTML without the tag.
pub fn without(html: &str, tag: &str) -> String {
    html.replacen(tag, "", 1)
}
