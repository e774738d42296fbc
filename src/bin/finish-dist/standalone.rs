//! The page as one file that opens from disk: style, glue, WebAssembly and mark within it, and not one request.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use std::fs;
use std::path::Path;

use super::html::{attribute, file_of, tags, without};
use super::offline::WORKER;
use super::{Failure, policy};

/// Of miniz_oxide.
const SMALLEST: u8 = 10;
/// How the glue gives away its start function; see the end of what wasm-bindgen writes.
const START: &str = "__wbg_init as default";

/// Makes `file` of the finished build in `dist`.
pub fn make(dist: &Path, file: &Path) -> Result<(), Failure> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let mut html = html.replacen(&format!(" data-worker=./{WORKER}"), "", 1);
    for tag in tags(&html.clone(), "meta") {
        if attribute(tag, "http-equiv").is_some() {
            html = without(&html, tag);
        }
    }
    for tag in tags(&html.clone(), "link") {
        let within = match attribute(tag, "rel") {
            Some("stylesheet") => format!("<style>{}</style>", fs::read_to_string(dist.join(file_of(tag, "href")?))?),
            Some("icon") => {
                let mark = fs::read(dist.join(file_of(tag, "href")?))?;
                format!("<link rel=icon href=\"data:image/svg+xml;base64,{}\">", BASE64_STANDARD.encode(mark))
            }
            Some("modulepreload" | "manifest") => String::new(),
            other => return Err(format!("{other:?} has no place in a single file: {tag}").into()),
        };
        html = html.replacen(tag, &within, 1);
    }
    let map = html.find("<script type=importmap>").ok_or("no import map in index.html")?;
    let end = map + html[map..].find("</script>").ok_or("the import map has no end")? + "</script>".len();
    html.replace_range(map..end, "");
    let html = with_glue(dist, &html)?;
    let html = with_wasm(dist, &html)?;
    let policy = policy::alone(&html)?;
    fs::write(file, policy::with(&html, &policy)?)?;
    Ok(())
}

/// The glue in the start script, in place of its import: the `export` lines of a module may stand in one that nobody
/// imports.
fn with_glue(dist: &Path, html: &str) -> Result<String, Failure> {
    let (before, rest) = html.split_once("import init from '").ok_or("no start script in index.html")?;
    let (name, after) = rest.split_once("';").ok_or("the import has no end")?;
    let glue = fs::read_to_string(dist.join(name.trim_start_matches("./")))?;
    if !glue.contains(START) {
        return Err(format!("the glue does not export {START}").into());
    }
    if glue.contains("</script") {
        return Err("the glue would end its own script".into());
    }
    let (start, after) = after.split_once("</script>").ok_or("the start script has no end")?;
    // In a block, because both have names of their own.
    Ok(format!("{before}{glue}\n{{ const init = __wbg_init;{start} }}</script>{after}"))
}

/// The WebAssembly as a block of text, and a script that unpacks it, in place of the one that fetches it.
fn with_wasm(dist: &Path, html: &str) -> Result<String, Failure> {
    let start = html.find("<script>const wasm_file=").ok_or("no script that fetches the WebAssembly")?;
    let end = start + html[start..].find("</script>").ok_or("it has no end")? + "</script>".len();
    let (_, rest) = html[start..end].split_once("fetch('./").ok_or("it fetches nothing")?;
    let (name, _) = rest.split_once('\'').ok_or("its name has no end")?;
    let packed = BASE64_STANDARD.encode(compress_to_vec(&fs::read(dist.join(name))?, SMALLEST));
    // The block stands before the script that reads it.
    let within = format!(
        "<script type=text/plain id=wasm>{packed}</script><script>{}</script>",
        include_str!("unpack.js").trim()
    );
    Ok(format!("{}{within}{}", &html[..start], &html[end..]))
}
