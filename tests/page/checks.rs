//! Checks as a person uses them: what was found is put right with one press and taken back with another, and what passed
//! can be looked up.

use capa_runbook::share::link;
use capa_runbook::validate::LINTS;
use serde_json::json;

use crate::examples::{docs, inputs};
use crate::form::Page;
use crate::layout::assert_fits;
use crate::support::browser::Browser;

/// The page with a region that is a slip of the finger, on Checks.
fn open_with_a_slip(width: u32, height: u32) -> Page {
    let page = Page::open_with(Browser::with_window(width, height));
    if width < 960 {
        page.tab("Inputs");
    }
    page.fill_ids();
    page.browser.fill(&page.browser.field("Region", 0), "us-esat-1");
    page.tab("Checks");
    page.sees("There is no region us-esat-1");
    page
}

#[test]
fn a_fix_is_one_press_and_so_is_taking_it_back() {
    let page = open_with_a_slip(1440, 900);
    let region = page.browser.field("Region", 0);
    let holds = |text: &str| page.browser.wait(text, || page.browser.value(&region) == text);
    page.browser.click(&page.browser.control("button", "Fix: use us-east-1"));
    holds("us-east-1");
    page.browser.click(&page.browser.control("button", "Undo"));
    holds("us-esat-1");
    page.sees("There is no region us-esat-1");
    page.browser.click(&page.browser.control("button", "Redo"));
    holds("us-east-1");

    // What was typed before is the step before it, all keystrokes of a field as one.
    for _ in 0..2 {
        page.browser.click(&page.browser.control("button", "Undo"));
    }
    holds("");
    assert_eq!(page.browser.value(&page.browser.field("Account name", 0)), "payments");
    page.finish();
}

#[test]
fn undo_is_in_the_menu_of_a_phone() {
    let page = open_with_a_slip(390, 844);
    page.browser.click(&page.browser.control("button", "Fix: use us-east-1"));
    page.browser.click(&page.browser.control("button", "More actions"));
    page.browser.click(&page.browser.control("button", "Undo"));
    page.sees("There is no region us-esat-1");
    page.finish();
}

#[test]
fn what_passed_unfolds_with_its_fields_and_references() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = open_with_a_slip(width, height);
        let summary = page.browser.select(".checks__passed summary").remove(0);
        page.browser.click(&summary);
        page.sees("Every account ID is 12 digits");
        assert_fits(&page, "the checks that passed");
        let small = page.browser.script(
            "return [...document.querySelectorAll('.checks a, .checks button')]
                 .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < 24)
                 .map(target => target.textContent)",
            json!([]),
        );
        assert_eq!(small, json!([]), "a target is 24 px high");
        page.browser.click(&page.browser.control("link", "CAPA release"));
        let focused = || page.browser.script("return document.activeElement.id", json!([]));
        page.browser.wait("the field", || focused() == "field-release");
        page.finish();
    }
}

#[test]
fn every_check_speaks_of_its_bad_example_and_not_of_its_good_one() {
    let page = Page::open();
    page.tab("Checks");
    // Whether it comes to say something of the example, or to say nothing. Chromium lets a page change its own address
    // two hundred times in ten seconds, then drops it without a word: so it is the browser that goes there.
    let comes_to = |example: &str, lint: &str, speaks: bool| {
        // What the examples say takes the place of all that is there.
        page.browser.visit(&format!("{}#{}", page.server.url(), link::encode(&inputs(example))));
        page.browser.wait("the link is open", || page.browser.script("return location.hash", json!([])) == json!(""));
        page.browser.wait(&format!("{lint} {}", if speaks { "speaks" } else { "is silent" }), || {
            let ids = page.browser.script(
                "return [...document.querySelectorAll('.checks__list dt')].filter(term => term.textContent === 'Rule')
                     .map(term => term.nextElementSibling.firstChild.textContent)",
                json!([]),
            );
            ids.as_array().expect("a list").iter().any(|id| id == lint) == speaks
        });
    };
    // A link leaves out what looks like a credential, and makes the nearest release of one that is unknown; each says so,
    // and the tests of links hold them to it.
    let by_link = LINTS.iter().filter(|lint| !["credential-pasted", "unknown-release"].contains(&lint.id));
    for lint in by_link {
        let docs = docs(lint);
        comes_to(&docs.bad, lint.id, true);
        comes_to(&docs.good, lint.id, false);
    }
    page.finish();
}
