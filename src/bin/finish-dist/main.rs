//! The last touch on a release build of the page, run by Trunk (`Trunk.toml`, hooks): one stylesheet instead of twenty,
//! a WebAssembly file that is checked against its hash, what makes it work without a network, and a
//! Content-Security-Policy with the hashes of the inline scripts, also as header files. A development build is left as it
//! is. `finish-dist standalone DIST FILE` makes one file of a finished build (`make standalone`).

#[cfg(not(target_arch = "wasm32"))]
mod headers;
#[cfg(not(target_arch = "wasm32"))]
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
#[cfg(not(target_arch = "wasm32"))]
mod policy;
#[cfg(not(target_arch = "wasm32"))]
mod standalone;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Failure> {
    let arguments: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    match arguments.as_slice() {
        [] => finish(),
        [verb, dist, file] if verb.as_os_str() == "standalone" => standalone::make(dist, file),
        _ => Err("usage: finish-dist [standalone DIST FILE]".into()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
use native::{Failure, finish, short_hash};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest, Sha256, Sha384};
    use std::fs;
    use std::path::Path;

    use super::html::{attribute, file_of, tags};
    use super::{headers, offline, policy};

    pub type Failure = Box<dyn std::error::Error>;

    // Trunk tells its hooks where the build is by the environment.
    #[allow(clippy::disallowed_methods)]
    pub fn finish() -> Result<(), Failure> {
        if std::env::var("TRUNK_PROFILE")? != "release" {
            return Ok(());
        }
        let folder = std::env::var("TRUNK_STAGING_DIR")?;
        let folder = Path::new(&folder);
        let page = folder.join("index.html");
        let html = fs::read_to_string(&page)?;
        let html = one_stylesheet(folder, &html)?;
        let html = checked_wasm(folder, &html)?;
        let html = checked_script(&html)?;
        let html = offline::manifest(folder, &html)?;
        let policy = policy::hosted(&html)?;
        fs::write(&page, policy::with(&html, &policy)?)?;
        offline::worker(folder)?;
        headers::write(folder, &policy)
    }

    pub fn short_hash(bytes: &[u8]) -> String {
        Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Subresource Integrity: https://www.w3.org/TR/SRI/
    fn integrity(bytes: &[u8]) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
    }

    /// All stylesheets in their order as one file; a sheet for one medium keeps to it.
    fn one_stylesheet(folder: &Path, html: &str) -> Result<String, Failure> {
        let mut rest = html.to_owned();
        let mut style = String::new();
        for tag in tags(html, "link") {
            if attribute(tag, "rel") != Some("stylesheet") {
                continue;
            }
            let file = folder.join(file_of(tag, "href")?);
            let sheet = fs::read_to_string(&file)?;
            match attribute(tag, "media") {
                Some(medium) => style.push_str(&format!("@media {medium}{{{sheet}}}")),
                None => style.push_str(&sheet),
            }
            fs::remove_file(&file)?;
            rest = rest.replacen(tag, "", 1);
        }
        if style.is_empty() {
            return Err("no stylesheet in index.html".into());
        }
        let name = format!("style-{}.css", short_hash(style.as_bytes()));
        fs::write(folder.join(&name), &style)?;
        let hash = integrity(style.as_bytes());
        let link = format!("</title><link rel=stylesheet href=./{name} integrity={hash}>");
        Ok(rest.replacen("</title>", &link, 1))
    }

    /// A preload with a wrong hash is only a warning, and the import that follows asks for the file again without one: an
    /// import map has the hash for that.
    /// <https://html.spec.whatwg.org/multipage/webappapis.html#import-map-integrity>, read 2026-11-26.
    fn checked_script(html: &str) -> Result<String, Failure> {
        let preload = tags(html, "link")
            .into_iter()
            .find(|tag| attribute(tag, "rel") == Some("modulepreload"))
            .ok_or("no preloaded script in index.html")?;
        let name = file_of(preload, "href")?;
        let hash = attribute(preload, "integrity").ok_or("the preloaded script has no hash")?;
        let map = serde_json::json!({ "integrity": { format!("./{name}"): hash } });
        // In front of everything that loads a module.
        Ok(html.replacen("</title>", &format!("</title><script type=importmap>{map}</script>"), 1))
    }

    /// Browsers ignore the hash on a preloaded WebAssembly file, so a script of the page fetches it with its hash, as
    /// early as the preload would.
    fn checked_wasm(folder: &Path, html: &str) -> Result<String, Failure> {
        let preload = tags(html, "link")
            .into_iter()
            .find(|tag| attribute(tag, "href").is_some_and(|href| href.ends_with(".wasm")))
            .ok_or("no preloaded WebAssembly in index.html")?;
        let name = file_of(preload, "href")?;
        let hash = integrity(&fs::read(folder.join(name))?);
        let fetch = format!("<script>const wasm_file=fetch('./{name}',{{integrity:'{hash}'}})</script>");
        let html = html.replacen(preload, &fetch, 1);
        let quoted = ['\'', '"', '`']
            .into_iter()
            .map(|quote| format!("{quote}./{name}{quote}"))
            .find(|quoted| html[html.find("<script type=").unwrap_or(0)..].contains(quoted))
            .ok_or("the start script does not name the WebAssembly file")?;
        let start = html.find("<script type=").ok_or("no start script in index.html")?;
        Ok(format!("{}{}", &html[..start], html[start..].replacen(&quoted, "wasm_file", 1)))
    }
}
