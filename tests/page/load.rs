//! Loading: what is fetched, how much it is, and that nothing is fetched afterwards.

use crate::form::{Page, dist};
use crate::support::browser::Browser;
use crate::support::scratch::Scratch;
use crate::support::server::Server;
use crate::support::weight::weigh;

/// Everything that the first view fetches, in brotli bytes: a little above what there is, so that it does not grow
/// unnoticed.
const BUDGET: usize = 672 * 1024;

#[test]
fn the_first_view_stays_within_its_budget() {
    let server = Server::start(&dist(), "/");
    let browser = Browser::start();
    browser.open(&server.url());
    let fetched = weigh(&server, &dist());
    for file in &fetched {
        println!("{:>9} bytes, {:>7} in brotli: {}", file.raw, file.brotli, file.path);
    }
    let total: usize = fetched.iter().map(|file| file.brotli).sum();
    assert!(total > 0 && total <= BUDGET, "the first view is {total} bytes in brotli, its budget {BUDGET}");
}

#[test]
fn it_works_under_a_sub_path_and_fetches_only_from_there() {
    let server = Server::start(&dist(), "/a/b/");
    let browser = Browser::start();
    browser.open(&server.url());
    let requests = browser.network_requests();
    assert!(!requests.is_empty());
    for request in requests {
        assert!(request.starts_with(&server.url()), "{request} is outside {}", server.url());
    }
    assert_eq!(browser.severe_messages(), Vec::<String>::new());
}

#[test]
fn nothing_is_asked_for_once_it_has_loaded() {
    let page = Page::open();
    assert!(!page.browser.network_requests().is_empty(), "the log shows the requests of the load");
    let before = page.server.requests();
    page.fill_ids();
    for view in ["Files", "Checks", "Guide", "Runbook"] {
        page.tab(view);
    }
    page.browser.click(&page.browser.control("button", "Copy link"));
    page.browser.click(&page.browser.control("button", "Download bundle"));
    page.browser.download();
    assert_eq!(page.browser.network_requests(), Vec::<String>::new());
    assert_eq!(page.server.requests(), before);
    page.finish();
}

#[test]
fn a_file_that_somebody_changed_is_not_run() {
    for kind in ["js", "wasm", "css"] {
        let scratch = Scratch::new();
        for entry in std::fs::read_dir(dist()).expect("the page") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_str().expect("UTF-8");
            let mut content = std::fs::read(&path).expect("a file");
            if name.ends_with(&format!(".{kind}")) && name != "sw.js" {
                content.push(b'\n');
            }
            std::fs::write(scratch.join(name), content).expect("a file in the test's folder");
        }
        let server = Server::start(scratch.path(), "/");
        let browser = Browser::start();
        browser.visit(&server.url());
        browser.wait("it is refused", || {
            browser.severe_messages().iter().any(|message| message.to_lowercase().contains("integrity"))
        });
        if kind != "css" {
            browser.wait("it is said", || browser.page_text().contains("The page did not start"));
        }
    }
}
