//! The policy and its kin as header files, for hosts that read one: a header also covers what a meta element can't, which
//! is who may show the page in a frame.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::Failure;

/// Netlify and Cloudflare Pages; Apache; nginx, to be included in the page's location.
const NETLIFY: &str = "_headers";
const APACHE: &str = ".htaccess";
const NGINX: &str = "nginx-headers.conf";

pub fn write(folder: &Path, policy: &str) -> Result<(), Failure> {
    let policy = format!("{policy}; frame-ancestors 'none'");
    let headers = [
        ("Content-Security-Policy", policy.as_str()),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        // The names of the files have their hashes in them; the page and the worker are asked for anew.
        ("Cache-Control", "no-cache"),
    ];
    let (mut netlify, mut apache, mut nginx) =
        ("/*\n".to_owned(), "<IfModule mod_headers.c>\n".to_owned(), String::new());
    for (name, value) in headers {
        writeln!(netlify, "  {name}: {value}")?;
        writeln!(apache, "  Header always set {name} \"{value}\"")?;
        writeln!(nginx, "add_header {name} \"{value}\" always;")?;
    }
    apache.push_str("</IfModule>\nAddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n");
    fs::write(folder.join(NETLIFY), netlify)?;
    fs::write(folder.join(APACHE), apache)?;
    fs::write(folder.join(NGINX), nginx)?;
    Ok(())
}
