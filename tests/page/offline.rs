//! Without a network: the hosted page from what it kept, and the single file from disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use capa_runbook::bundle::bundle;
use capa_runbook::model::Inputs;
use capa_runbook::share::link;
use serde_json::json;

use crate::form::{MANAGED, MANAGER, dist};
use crate::support::browser::{Browser, Engine};
use crate::support::scratch::Scratch;
use crate::support::server::Server;

/// The page with its files kept: from here on it needs nobody.
fn kept(server: &Server, engine: Engine) -> Browser {
    let browser = Browser::of(engine);
    browser.open(&server.url());
    browser.wait("the worker has the page", || {
        browser.script("return navigator.serviceWorker.controller?.state === 'activated'", json!([])) == json!(true)
    });
    browser
}

#[test]
fn with_the_server_gone_it_goes_on_reloads_and_opens_links() {
    for engine in Engine::ALL {
        let server = Server::start(&dist(), "/a/b/");
        let browser = kept(&server, engine);
        assert!(!browser.page_text().contains("new version"), "the first version is nobody's later one");
        browser.fill(&browser.field("Manager account ID", 0), MANAGER);
        if engine == Engine::Chromium {
            let refusal = browser.devtools("Page.getInstallabilityErrors", json!({}));
            assert_eq!(refusal["installabilityErrors"], json!([]), "it can be installed");
        }
        server.stop();

        browser.click(&browser.control("tab", "Files"));
        browser.wait("the draft is kept", || {
            browser.script("return JSON.stringify({...localStorage})", json!([])).to_string().contains(MANAGER)
        });
        for behind in ["", "index.html", "?from=elsewhere"] {
            browser.open(&format!("{}{behind}", server.url()));
            browser.wait("the draft is back", || browser.value(&browser.field("Manager account ID", 0)) == MANAGER);
        }
        // A link opens from nothing: the page that is open must not be what answers.
        browser.visit("about:blank");
        browser.open(&format!("{}#{}", server.url(), link::encode(&of_payments())));
        browser.wait("the link is open", || browser.value(&browser.field("Account ID", 0)) == MANAGED);
        if engine == Engine::Chromium {
            assert_eq!(browser.severe_messages(), Vec::<String>::new());
        }
    }
}

/// The least that makes a bundle.
fn of_payments() -> Inputs {
    let mut inputs = Inputs::default();
    inputs.manager.account_id = MANAGER.into();
    inputs.managed[0].name = "payments".into();
    inputs.managed[0].account_id = MANAGED.into();
    inputs
}

#[test]
fn a_later_build_waits_until_it_is_let_in_and_nothing_typed_is_lost() {
    for engine in Engine::ALL {
        let scratch = Scratch::new();
        println!("{engine:?}");
        let folder = scratch.path().join("site");
        copy(&dist(), &folder);
        let server = Server::start(&folder, "/");
        let browser = kept(&server, engine);
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
        browser.wait("the new page", || {
            browser.script("return window.isTheOldPage === undefined", json!([])) == json!(true)
        });
        browser.wait("the inputs", || browser.value(&browser.field("Manager account ID", 0)) == MANAGER);
        if engine == Engine::Chromium {
            assert_eq!(browser.severe_messages(), Vec::<String>::new());
        }
    }
}

#[test]
fn the_page_and_the_single_file_do_all_of_it_in_each_browser() {
    let scratch = Scratch::new();
    let server = Server::start(&dist(), "/");
    let list = scratch.write("accounts.csv", "id,name\n222222222222,retail\n");
    let bundle = bundle(&capa_runbook::generate(&of_payments())).expect("nothing is held back");
    for engine in Engine::ALL {
        for address in [server.url(), format!("file://{}", standalone(scratch.path()).display())] {
            println!("{engine:?}, {address}");
            let browser = Browser::of(engine);
            browser.open(&address);
            browser.fill(&browser.field("Manager account ID", 0), MANAGER);
            browser.fill(&browser.field("Account name", 0), "payments");
            browser.fill(&browser.field("Account ID", 0), MANAGED);
            for (view, words) in [
                ("Runbook", "Create the bootstrap cluster"),
                ("Files", "managed/payments"),
                ("Map", "may assume"),
                ("Checks", "checks passed"),
                ("Guide", "Where and why this differs from the guide"),
            ] {
                browser.click(&browser.control_starting("tab", view));
                browser.wait(&format!("{view} has {words}"), || browser.page_text().contains(words));
            }
            // What is there once the page has heard of it is what a browser prints.
            browser.script(
                "addEventListener('beforeprint', () => document.body.dataset.bodies =
                     document.querySelectorAll('.printed details[open] > .step__body').length)",
                json!([]),
            );
            assert!(browser.print().starts_with(b"%PDF"));
            let steps = capa_runbook::generate(&of_payments()).outline.plan.steps.len();
            assert_eq!(browser.script("return +document.body.dataset.bodies", json!([])), steps, "every step is open");
            browser.wait("the paper is gone", || browser.select(".printed > *").is_empty());
            browser.click(&browser.control("button", "Copy link"));
            browser.wait("it is copied", || browser.page_text().contains("Link copied"));
            browser.click(&browser.control("button", "Download bundle"));
            assert_eq!(browser.download(), (bundle.name.clone(), bundle.bytes.clone()));

            browser.choose_file(&list);
            browser.click(&browser.control("button", "Apply"));
            browser.wait("the second account", || browser.select("[id$='-accountId']").len() == 3);
            browser.click(&browser.control("button", "Undo"));
            browser.wait("one account", || browser.select("[id$='-accountId']").len() == 2);
            browser.wait("the draft is kept", || {
                let kept = browser.script("return JSON.stringify({...localStorage})", json!([])).to_string();
                kept.contains(MANAGED) && !kept.contains("retail")
            });
            browser.reload();
            browser.wait("the draft is back", || browser.value(&browser.field("Account ID", 0)) == MANAGED);
            if engine == Engine::Chromium {
                assert_eq!(browser.severe_messages(), Vec::<String>::new());
                let from = if address.starts_with("file:") { address.clone() } else { server.origin() };
                let elsewhere: Vec<_> =
                    browser.network_requests().into_iter().filter(|request| !request.starts_with(&from)).collect();
                assert!(elsewhere.is_empty(), "{elsewhere:?}");
            }
        }
    }
}

#[test]
fn a_request_that_the_page_tries_to_make_is_refused() {
    let scratch = Scratch::new();
    let other = Server::start(&dist(), "/");
    let hosted = Server::start(&dist(), "/");
    for engine in Engine::ALL {
        for address in [hosted.url(), format!("file://{}", standalone(scratch.path()).display())] {
            let browser = Browser::of(engine);
            browser.open(&address);
            let attempts = "const [to] = arguments; const seen = []; \
            document.addEventListener('securitypolicyviolation', event => seen.push(event.effectiveDirective)); \
            return Promise.allSettled([fetch(to), new Promise(done => { const image = new Image(); \
            image.onload = image.onerror = done; image.src = to + 'mark.png'; })]).then(async ([fetched]) => { \
            navigator.sendBeacon(to, 'x'); await new Promise(done => setTimeout(done)); \
            return [fetched.status, ...new Set(seen)].join(' '); })";
            let seen = browser.asynchronous(attempts, json!([other.url()]));
            assert_eq!(seen, json!("rejected connect-src img-src"), "{engine:?}, {address}");
            assert_eq!(other.requests(), Vec::<String>::new(), "nothing has left {address} in {engine:?}");
        }
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
