//! A static server that notes every request.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Server {
    port: u16,
    prefix: String,
    requests: Arc<Mutex<Vec<String>>>,
    is_gone: Arc<AtomicBool>,
}

impl Server {
    /// Serves `folder` under `prefix` (`/` or `/a/b/`) until the test's process ends; anything else is not found.
    pub fn start(folder: &Path, prefix: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (folder, own_prefix, noted) = (folder.to_owned(), prefix.to_owned(), Arc::clone(&requests));
        let is_gone = Arc::new(AtomicBool::new(false));
        let gone = Arc::clone(&is_gone);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if gone.load(Ordering::Relaxed) {
                    return;
                }
                let (folder, prefix, noted) = (folder.clone(), own_prefix.clone(), Arc::clone(&noted));
                // A connection that the browser drops is its own affair.
                thread::spawn(move || answer(&stream, &folder, &prefix, &noted));
            }
        });
        Self { port, prefix: prefix.to_owned(), requests, is_gone }
    }

    /// `http://127.0.0.1:4711`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
    /// The address of the page.
    pub fn url(&self) -> String {
        self.origin() + &self.prefix
    }
    /// Nothing answers any more.
    pub fn stop(&self) {
        self.is_gone.store(true, Ordering::Relaxed);
        // One last connection, so that the listener sees it and is closed; whether it is answered matters to nobody.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
    /// The paths asked for so far, in order, without the prefix; what lies outside it is left whole.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no request panics").clone()
    }
}

fn answer(stream: &TcpStream, folder: &Path, prefix: &str, noted: &Mutex<Vec<String>>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let target = first.split(' ').nth(1)?.split(['?', '#']).next()?.to_owned();
    while !lines.next()?.ok()?.is_empty() {}

    let inside = target.strip_prefix(prefix);
    noted.lock().expect("no request panics").push(inside.unwrap_or(&target).to_owned());
    let path = inside.filter(|inside| !inside.contains("..")).map(|inside| match inside {
        "" => folder.join("index.html"),
        _ => folder.join(inside),
    });
    let (status, body) = match path.as_ref().map(std::fs::read) {
        Some(Ok(body)) => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        media_type(&path.unwrap_or_default()),
        body.len()
    )
    .ok()?;
    stream.write_all(&body).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
