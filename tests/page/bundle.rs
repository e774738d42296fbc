//! The bundle that the page saves is the one that the command line makes.

use std::io::{Cursor, Read};
use std::process::Command;

use crate::form::Page;
use crate::support::scratch::Scratch;

fn member(zip: &[u8], path: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip file");
    let mut content = Vec::new();
    archive.by_name(path).expect("a member").read_to_end(&mut content).expect("sound");
    content
}

/// What the command line makes of a config: the bundle's name as it says it, and its bytes.
fn by_command_line(config: &[u8]) -> (String, Vec<u8>) {
    let scratch = Scratch::new();
    let file = scratch.join("capa-runbook.yaml");
    std::fs::write(&file, config).expect("a file");
    let out = scratch.join("runbook.zip");
    let output = Command::new(env!("CARGO_BIN_EXE_capa-runbook"))
        .arg("bundle")
        .arg(&file)
        .arg("--out")
        .arg(&out)
        .output()
        .expect("the tool was built with the tests");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    (said, std::fs::read(out).expect("the bundle"))
}

#[test]
fn the_pages_bundle_is_the_command_lines_byte_for_byte() {
    let page = Page::open();
    page.fill_ids();
    page.browser.click(&page.browser.control("button", "Add account"));
    page.browser.fill(&page.browser.field("Account name", 1), "data-platform");
    page.browser.fill(&page.browser.field("Account ID", 1), "000000000022");
    page.browser.fill(&page.browser.field("Region", 1), "us-east-1");
    page.browser.click(&page.browser.control("button", "Download bundle"));
    let (name, bytes) = page.browser.download();

    let (said, expected) = by_command_line(&member(&bytes, "capa-runbook.yaml"));
    assert!(said.contains(&name), "{name} is not the name in: {said}");
    assert!(bytes == expected, "{} bytes of the page, {} of the command line", bytes.len(), expected.len());

    // A file saved alone is the member of the same path.
    page.open_file("managed/data-platform/managed-cluster.yaml");
    page.browser.click(&page.browser.control("button", "Download managed/data-platform/managed-cluster.yaml"));
    let (name, file) = page.browser.download();
    assert_eq!(name, "managed-cluster.yaml");
    assert!(file == member(&bytes, "managed/data-platform/managed-cluster.yaml"));
    page.finish();
}

#[test]
fn half_a_runbook_is_not_handed_out() {
    let page = Page::open();
    page.browser.fill(&page.browser.field("Manager account ID", 0), "12345");
    page.browser.click(&page.browser.control("button", "Download bundle"));
    page.browser.wait("the fields are named", || {
        let text = page.browser.page_text();
        text.contains("hold back the bundle") && text.contains("Manager account ID")
    });
    // Once it is whole it is saved, and it is the first and only download.
    page.fill_ids();
    page.browser.click(&page.browser.control("button", "Download bundle"));
    let (name, bytes) = page.browser.download();
    assert!(name.starts_with("capa-runbook-manager-") && name.ends_with(".zip"), "{name}");
    assert!(!member(&bytes, "run.sh").is_empty());
    page.finish();
}
