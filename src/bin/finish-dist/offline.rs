//! What makes the hosted page work without a network: a manifest, so that it can be installed, and a service worker that
//! keeps exactly the files of this build.

use std::fs;
use std::path::Path;

use super::html::{attribute, file_of, tags};
use super::{Failure, short_hash};

pub const MANIFEST: &str = "manifest.webmanifest";
pub const WORKER: &str = "sw.js";

/// Writes the manifest and names it, and the worker, in the page.
pub fn manifest(folder: &Path, html: &str) -> Result<String, Failure> {
    let icon = tags(html, "link")
        .into_iter()
        .find(|tag| attribute(tag, "rel") == Some("icon"))
        .ok_or("no icon in index.html")?;
    let manifest = serde_json::json!({
        "name": "capa-runbook",
        "short_name": "capa-runbook",
        "description": "Manifests and commands that set up Cluster API Provider AWS with EKS across several accounts.",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "icons": [{ "src": format!("./{}", file_of(icon, "href")?), "sizes": "any", "type": "image/svg+xml" }],
    });
    fs::write(folder.join(MANIFEST), manifest.to_string())?;
    let html = html.replacen(icon, &format!("{icon}<link rel=manifest href=./{MANIFEST}>"), 1);
    // The page registers what is named here; in a development build and in the single file nothing is.
    Ok(html.replacen("<html ", &format!("<html data-worker=./{WORKER} "), 1))
}

/// Writes the service worker: last, because it lists the files.
pub fn worker(folder: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().into_string().map_err(|name| format!("{name:?} is no UTF-8"))?;
        files.push(name);
    }
    files.sort();
    let mut all = Vec::new();
    for name in &files {
        all.extend(fs::read(folder.join(name))?);
    }
    // The page is known by its folder, so that it is found however it is asked for.
    let names: Vec<String> =
        files.iter().map(|name| if name == "index.html" { "./".to_owned() } else { format!("./{name}") }).collect();
    let worker = include_str!("sw.js").replacen("BUILD", &serde_json::to_string(&short_hash(&all))?, 1).replacen(
        "FILES_OF_THE_BUILD",
        &serde_json::to_string(&names)?,
        1,
    );
    fs::write(folder.join(WORKER), worker)?;
    Ok(())
}
