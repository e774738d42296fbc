//! Checks as a person uses them: what was found is put right with one press and taken back with another, and what passed
//! can be looked up.

use serde_json::json;

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
