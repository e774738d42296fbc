//! What a page weighs: everything that was asked of the server.

use std::collections::BTreeSet;
use std::path::Path;

use super::server::Server;

pub struct Fetched {
    pub path: String,
    /// Bytes on disk.
    pub raw: usize,
    /// Bytes as a host sends them: brotli at its highest quality.
    pub brotli: usize,
}

/// Every file that the server was asked for so far, each once: the service worker asks again for what it keeps. A request
/// for a file that is not there fails the test.
pub fn weigh(server: &Server, folder: &Path) -> Vec<Fetched> {
    let weigh = |request: String| {
        let path = if request.is_empty() { "index.html".to_owned() } else { request };
        let content = std::fs::read(folder.join(&path)).unwrap_or_else(|error| panic!("{path} was asked for: {error}"));
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &Default::default())
            .expect("memory does not fail");
        Fetched { path, raw: content.len(), brotli: compressed.len() }
    };
    let asked: BTreeSet<String> = server.requests().into_iter().collect();
    asked.into_iter().map(weigh).collect()
}
