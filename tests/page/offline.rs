//! Without a network: the hosted page from what it kept, and the single file from disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::form::{MANAGED, MANAGER, dist};
use crate::support::browser::Browser;
use crate::support::scratch::Scratch;
use crate::support::server::Server;

/// The page with its files kept: from here on it needs nobody.
fn kept(server: &Server) -> Browser {
    let browser = Browser::start();
    browser.open(&server.url());
    browser.wait("the worker has the page", || {
        browser.script("return navigator.serviceWorker.controller?.state === 'activated'", json!([])) == json!(true)
    });
    browser
}

#[test]
fn with_the_server_gone_it_goes_on_reloads_and_opens_links() {
    let server = Server::start(&dist(), "/a/b/");
    let browser = kept(&server);
    browser.fill(&browser.field("Manager account ID", 0), MANAGER);
    browser.click(&browser.control("button", "Copy link"));
    let link = browser.clipboard();
    server.stop();

    browser.click(&browser.control("tab", "Files"));
    browser.wait("the draft is kept", || {
        browser.script("return JSON.stringify({...localStorage})", json!([])).to_string().contains(MANAGER)
    });
    for address in
        [server.url(), format!("{}index.html", server.url()), format!("{}?from=elsewhere", server.url()), link]
    {
        browser.open(&address);
        browser.wait("the draft is back", || browser.value(&browser.field("Manager account ID", 0)) == MANAGER);
    }
    assert_eq!(browser.severe_messages(), Vec::<String>::new());
}

#[test]
fn a_later_build_waits_until_it_is_let_in_and_nothing_typed_is_lost() {
    let scratch = Scratch::new();
    let folder = scratch.path().join("site");
    copy(&dist(), &folder);
    let server = Server::start(&folder, "/");
    let browser = kept(&server);
    // A draft is not kept: what was typed has to go along another way.
    browser.click(&browser.field("Keep my inputs in this browser", 0));
    browser.fill(&browser.field("Manager account ID", 0), MANAGER);

    let worker = folder.join("sw.js");
    let text = std::fs::read_to_string(&worker).expect("a worker");
    std::fs::write(&worker, text + "// later\n").expect("the folder is ours");
    browser.script("navigator.serviceWorker.getRegistration().then(it => it.update())", json!([]));
    browser.wait("it says so", || browser.page_text().contains("A new version of this page is ready"));
    browser.script("window.isTheOldPage = true", json!([]));
    browser.click(&browser.control("button", "Reload with the new version"));
    browser
        .wait("the new page", || browser.script("return window.isTheOldPage === undefined", json!([])) == json!(true));
    browser.wait("the inputs", || browser.value(&browser.field("Manager account ID", 0)) == MANAGER);
    assert_eq!(browser.severe_messages(), Vec::<String>::new());
}

#[test]
fn the_single_file_does_from_disk_what_the_page_does() {
    let scratch = Scratch::new();
    let file = standalone(scratch.path());
    let browser = Browser::start();
    let address = format!("file://{}", file.display());
    browser.open(&address);
    browser.fill(&browser.field("Manager account ID", 0), MANAGER);
    browser.fill(&browser.field("Account name", 0), "payments");
    browser.fill(&browser.field("Account ID", 0), MANAGED);
    for view in ["Files", "Checks", "Runbook"] {
        browser.click(&browser.control_starting("tab", view));
    }
    browser.click(&browser.control("button", "Download bundle"));
    let (name, bytes) = browser.download();
    assert!(name.ends_with(".zip") && bytes.starts_with(b"PK"), "{name}");
    browser.reload();
    browser.wait("the draft is kept", || browser.value(&browser.field("Account ID", 0)) == MANAGED);
    assert_eq!(browser.severe_messages(), Vec::<String>::new());
    let elsewhere: Vec<_> = browser.network_requests().into_iter().filter(|request| *request != address).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn a_request_that_the_page_tries_to_make_is_refused() {
    let scratch = Scratch::new();
    let other = Server::start(&dist(), "/");
    let hosted = Server::start(&dist(), "/");
    for address in [hosted.url(), format!("file://{}", standalone(scratch.path()).display())] {
        let browser = Browser::start();
        browser.open(&address);
        let attempts = "const [to] = arguments; const seen = []; \
            document.addEventListener('securitypolicyviolation', event => seen.push(event.effectiveDirective)); \
            return Promise.allSettled([fetch(to), new Promise(done => { const image = new Image(); \
            image.onload = image.onerror = done; image.src = to + 'mark.png'; })]).then(async ([fetched]) => { \
            navigator.sendBeacon(to, 'x'); await new Promise(done => setTimeout(done)); \
            return [fetched.status, ...new Set(seen)].join(' '); })";
        let seen = browser.asynchronous(attempts, json!([other.url()]));
        assert_eq!(seen, json!("rejected connect-src img-src"), "{address}");
        assert_eq!(other.requests(), Vec::<String>::new(), "nothing has left {address}");
    }
}

fn standalone(folder: &Path) -> PathBuf {
    let file = folder.join("capa-runbook.html");
    let made = Command::new(env!("CARGO_BIN_EXE_finish-dist")).arg("standalone").arg(dist()).arg(&file).status();
    assert!(made.expect("it starts").success());
    file
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a file");
    }
}
