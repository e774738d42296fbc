//! The Content-Security-Policy: what the page may do, which is to run its own code and show its own style and marks.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::Failure;
use super::html::{attribute, tags};

/// Of the page on a host. It fetches its own files, of which `connect-src` covers the WebAssembly.
pub fn hosted(html: &str) -> Result<String, Failure> {
    Ok(joined(&[
        ("default-src", "'none'"),
        ("script-src", &format!("'self' 'wasm-unsafe-eval'{}", hashes(html, "script")?)),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("connect-src", "'self'"),
        ("manifest-src", "'self'"),
        ("worker-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    ]))
}

/// Of the page as one file: it fetches nothing at all.
pub fn alone(html: &str) -> Result<String, Failure> {
    Ok(joined(&[
        ("default-src", "'none'"),
        ("script-src", &format!("'wasm-unsafe-eval'{}", hashes(html, "script")?)),
        ("style-src", hashes(html, "style")?.trim_start()),
        ("img-src", "data:"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    ]))
}

fn joined(directives: &[(&str, &str)]) -> String {
    directives.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("; ")
}

/// The policy as a meta element, right behind the declaration of the character set.
pub fn with(html: &str, policy: &str) -> Result<String, Failure> {
    let meta = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
    let charset = tags(html, "meta")
        .into_iter()
        .find(|tag| attribute(tag, "charset").is_some())
        .ok_or("no character set in index.html")?;
    Ok(html.replacen(charset, &format!("{charset}{meta}"), 1))
}

/// The hash of each inline element of this name, with a space before it.
fn hashes(html: &str, name: &str) -> Result<String, Failure> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut hashes = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(&open) {
        let (tag, body) = rest[start..].split_once('>').ok_or("a tag has no end")?;
        let (body, behind) = body.split_once(&close).ok_or("an element has no end")?;
        // A block of data is not run.
        let is_data = attribute(tag, "type").is_some_and(|kind| !["module", "importmap"].contains(&kind));
        if !tag.contains(" src=") && !is_data {
            let hash = BASE64_STANDARD.encode(Sha256::digest(body.as_bytes()));
            hashes.push_str(&format!(" 'sha256-{hash}'"));
        }
        rest = behind;
    }
    Ok(hashes)
}
