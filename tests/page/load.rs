//! Loading: what is fetched, how much it is, and that nothing is fetched afterwards.

use std::path::PathBuf;

use crate::support::browser::Browser;
use crate::support::server::Server;
use crate::support::weight::weigh;

/// The built page. Asked for by name, so that a run without it fails instead of passing over nothing.
pub fn dist() -> PathBuf {
    PathBuf::from(std::env::var_os("PAGE_DIST").expect("PAGE_DIST names the folder of the built page"))
}

/// Everything that the first view fetches, in brotli bytes.
const BUDGET: usize = 200 * 1024;

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
