//! The last touch on a release build of the page, run by Trunk (`Trunk.toml`, hooks): one stylesheet instead of twenty,
//! a WebAssembly file that is checked against its hash, and a Content-Security-Policy with the hashes of the inline
//! scripts. A development build is left as it is.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest, Sha256, Sha384};
    use std::error::Error;
    use std::fs;
    use std::path::Path;

    /// What the page may do: run its own code, show its own style and marks, and nothing else anywhere.
    const POLICY: [(&str, &str); 7] = [
        ("default-src", "'none'"),
        ("script-src", "'self' 'wasm-unsafe-eval'"),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("connect-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    ];

    // Trunk tells its hooks where the build is by the environment.
    #[allow(clippy::disallowed_methods)]
    pub fn main() -> Result<(), Box<dyn Error>> {
        if std::env::var("TRUNK_PROFILE")? != "release" {
            return Ok(());
        }
        let folder = std::env::var("TRUNK_STAGING_DIR")?;
        let folder = Path::new(&folder);
        let page = folder.join("index.html");
        let html = fs::read_to_string(&page)?;
        let html = one_stylesheet(folder, &html)?;
        let html = checked_wasm(folder, &html)?;
        let html = with_policy(&html)?;
        fs::write(&page, html)?;
        Ok(())
    }

    /// Each start tag of this name with its attributes, in order.
    fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
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
    fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        let rest = &tag[tag.find(&format!(" {name}="))? + name.len() + 2..];
        match rest.chars().next()? {
            quote @ ('"' | '\'') => rest[1..].split(quote).next(),
            _ => rest.split([' ', '>']).next(),
        }
    }

    fn file_of<'a>(tag: &'a str, name: &str) -> Result<&'a str, Box<dyn Error>> {
        let address = attribute(tag, name).ok_or_else(|| format!("no {name} in {tag}"))?;
        Ok(address.trim_start_matches("./"))
    }

    fn short_hash(bytes: &[u8]) -> String {
        Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// All stylesheets in their order as one file; a sheet for one medium keeps to it.
    fn one_stylesheet(folder: &Path, html: &str) -> Result<String, Box<dyn Error>> {
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
        Ok(rest.replacen("</title>", &format!("</title><link rel=stylesheet href=./{name}>"), 1))
    }

    /// Browsers ignore the hash on a preloaded WebAssembly file, so a script of the page fetches it with its hash, as
    /// early as the preload would.
    fn checked_wasm(folder: &Path, html: &str) -> Result<String, Box<dyn Error>> {
        let preload = tags(html, "link")
            .into_iter()
            .find(|tag| attribute(tag, "href").is_some_and(|href| href.ends_with(".wasm")))
            .ok_or("no preloaded WebAssembly in index.html")?;
        let name = file_of(preload, "href")?;
        let hash = BASE64_STANDARD.encode(Sha384::digest(fs::read(folder.join(name))?));
        let fetch = format!("<script>const wasm_file=fetch('./{name}',{{integrity:'sha384-{hash}'}})</script>");
        let html = html.replacen(preload, &fetch, 1);
        let quoted = ['\'', '"', '`']
            .into_iter()
            .map(|quote| format!("{quote}./{name}{quote}"))
            .find(|quoted| html[html.find("<script type=").unwrap_or(0)..].contains(quoted))
            .ok_or("the start script does not name the WebAssembly file")?;
        let start = html.find("<script type=").ok_or("no start script in index.html")?;
        Ok(format!("{}{}", &html[..start], html[start..].replacen(&quoted, "wasm_file", 1)))
    }

    /// The policy as a meta element, right behind the declaration of the character set.
    fn with_policy(html: &str) -> Result<String, Box<dyn Error>> {
        let mut hashes = String::new();
        let mut rest = html;
        while let Some(start) = rest.find("<script") {
            let (tag, body) = rest[start..].split_once('>').ok_or("a script tag has no end")?;
            let (body, behind) = body.split_once("</script>").ok_or("a script has no end")?;
            if !tag.contains(" src=") {
                let hash = BASE64_STANDARD.encode(Sha256::digest(body.as_bytes()));
                hashes.push_str(&format!(" 'sha256-{hash}'"));
            }
            rest = behind;
        }
        let policy: Vec<String> = POLICY
            .iter()
            .map(|(name, value)| format!("{name} {value}{}", if *name == "script-src" { hashes.as_str() } else { "" }))
            .collect();
        let meta = format!("<meta http-equiv=Content-Security-Policy content=\"{}\">", policy.join("; "));
        let charset = tags(html, "meta")
            .into_iter()
            .find(|tag| attribute(tag, "charset").is_some())
            .ok_or("no character set in index.html")?;
        Ok(html.replacen(charset, &format!("{charset}{meta}"), 1))
    }
}
