//! The map as a person uses it: an arrow is selected by mouse and by keys, what is typed shows at once, an account that is
//! not drawn is found, and a release is held against another.

use serde_json::json;

use crate::form::{MANAGED, MANAGER, Page};
use crate::layout::assert_fits;
use crate::support::browser::Browser;
use crate::support::scratch::Scratch;

const ASSUME: &str = "role controllers in manager may assume role controllers in payments";
const CREATES: &str = "role controllers in payments creates EKS cluster payments_payments-control-plane in payments";

fn open(width: u32, height: u32) -> Page {
    let page = Page::open_with(Browser::with_window(width, height));
    if width < 960 {
        page.tab("Inputs");
    }
    page.fill_ids();
    page.tab("Map");
    page.browser.wait("the map", || page.browser.find_control("button", ASSUME).is_some());
    page
}

/// The names of the arrows that are pressed and in view.
fn pressed(page: &Page) -> serde_json::Value {
    page.browser.script(
        "return [...document.querySelectorAll('[data-arrow][aria-pressed=true]')]
             .filter(arrow => arrow.checkVisibility()).map(arrow => arrow.getAttribute('aria-label'))",
        json!([]),
    )
}

#[test]
fn an_arrow_is_selected_by_keys_and_shows_both_statements() {
    let page = open(1440, 900);
    page.browser.wait("the first arrow", || pressed(&page) == json!([ASSUME]));
    page.sees("Permission in manager");
    page.sees(&format!("arn:aws:iam::{MANAGED}:role/controllers"));
    page.browser.control("button", CREATES);
    let focus = "const arrow = [...document.querySelectorAll('[data-arrow=creates-payments]')]
                     .find(arrow => arrow.checkVisibility()); arrow.focus()";
    page.browser.script(focus, json!([]));
    page.browser.press("Enter");
    page.browser.wait("the other arrow", || pressed(&page) == json!([CREATES]));
    page.sees("eks:CreateCluster");
    let focused = page.browser.script("return document.activeElement.dataset.arrow", json!([]));
    assert_eq!(focused, json!("creates-payments"), "the focus stays where it was");
    page.finish();
}

/// The line itself can be hit where it is drawn, not only its name found.
#[test]
fn an_arrow_is_hit_where_its_line_is() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = open(width, height);
        let hit = page.browser.script(
            "const path = [...document.querySelectorAll('[data-arrow=creates-payments] .arrow__hit')]
                 .find(path => path.checkVisibility());
             path.scrollIntoView({ block: 'center' });
             const middle = path.getPointAtLength(path.getTotalLength() / 2);
             const at = new DOMPoint(middle.x, middle.y + 9).matrixTransform(path.getScreenCTM());
             const found = document.elementFromPoint(at.x, at.y);
             found.dispatchEvent(new MouseEvent('click', { bubbles: true }));
             return found.closest('[data-arrow]')?.dataset.arrow",
            json!([]),
        );
        assert_eq!(hit, json!("creates-payments"), "{width}");
        page.browser.wait("the arrow", || pressed(&page) == json!([CREATES]));
        assert_fits(&page, "the map");
        page.finish();
    }
}

/// The trust in a service account stands in no file while the issuer is not known.
#[test]
fn a_statement_is_said_to_stand_where_it_stands() {
    let page = open(1440, 900);
    page.sees("manager/cloudformation.yaml");
    let press = "[...document.querySelectorAll('[data-arrow=service-account]')].find(arrow => arrow.checkVisibility())
                     .dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    page.browser.script(press, json!([]));
    page.sees("The role's trust, written when that step runs.");
    let issuer = "0123456789ABCDEF0123456789ABCDEF";
    page.browser.fill(&page.browser.field("OIDC issuer", 0), issuer);
    page.sees("The role's trust, in manager/cloudformation.yaml");
    let link = page.browser.select(".statement__where a").remove(0);
    page.browser.click(&link);
    page.sees_line(&format!("- arn:aws:iam::{MANAGER}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/{issuer}"));
    page.finish();
}

#[test]
fn what_is_typed_shows_in_the_map_at_once() {
    let page = open(1440, 900);
    page.browser.fill(&page.browser.field("Account ID", 0), "333333333333");
    page.sees("arn:aws:iam::333333333333:role/controllers");
    page.browser.fill(&page.browser.field("Account ID", 0), "33");
    page.sees("no account id yet");
    page.sees("Held back.");
    page.finish();
}

#[test]
fn an_account_that_is_not_drawn_is_found() {
    let page = Page::open();
    let scratch = Scratch::new();
    let mut config = format!("format: 1\nmanager:\n  accountId: \"{MANAGER}\"\nmanaged:\n");
    for number in 1..=200 {
        config.push_str(&format!("- name: account-{number}\n  accountId: \"{number:012}\"\n"));
    }
    page.browser.choose_file(&scratch.write("capa-runbook.yaml", &config));
    page.tab("Map");
    page.sees("and 195 more accounts, all allowed");
    let field = page.browser.field("Show account", 0);
    page.browser.fill(&field, "000000000150");
    let wanted = "role controllers in manager may assume role controllers in account-150";
    page.browser.wait("the account", || pressed(&page) == json!([wanted]));
    page.sees("by a pattern");
    page.finish();
}

#[test]
fn the_list_says_the_same() {
    let page = open(1440, 900);
    let summary = page.browser.select(".trust__list summary").remove(0);
    page.browser.click(&summary);
    let rows = page.browser.script(
        "return [...document.querySelectorAll('.relations tbody tr')].map(row =>
             [...row.cells].slice(0, 3).map(cell => cell.textContent).join(' '))",
        json!([]),
    );
    let arrows = page.browser.script(
        "return [...document.querySelectorAll('.map--wide [data-arrow]')].map(arrow => arrow.getAttribute('aria-label')).sort()",
        json!([]),
    );
    let mut rows: Vec<String> = serde_json::from_value(rows).expect("texts");
    rows.sort();
    assert_eq!(json!(rows), arrows);
    page.finish();
}

#[test]
fn a_release_is_held_against_another() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = open(width, height);
        let radio = page.browser.control("radio", "Permissions");
        page.browser.script("arguments[0].click()", json!([radio.reference()]));
        page.sees("CreateAccessEntry");
        page.browser.choose(&page.browser.field("Compare with", 0), "v2.10.3");
        page.sees("v2.11.1 grants 8 more actions than v2.10.3.");
        assert_fits(&page, "the permissions");
        page.finish();
    }
}
