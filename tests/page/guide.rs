//! The guide beside the corrected edition, as a person reads it.

use serde_json::json;

use crate::form::Page;
use crate::layout::assert_fits;
use crate::support::browser::Browser;

fn open(width: u32, height: u32) -> Page {
    let page = Page::open_with(Browser::with_window(width, height));
    if width < 960 {
        page.tab("Inputs");
    }
    page.fill_ids();
    page.tab("Guide");
    page.sees("Kubernetes version");
    page
}

fn focused(page: &Page) -> String {
    let id = page.browser.script("return document.activeElement.id", json!([]));
    id.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_lines_of_both_editions_stand_beside_each_other_or_below() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = open(width, height);
        page.sees("infrastructure.cluster.x-k8s.io/v1beta1");
        page.sees("no matches for kind \"AWSClusterRoleIdentity\"");
        assert_fits(&page, "the guide");
        let [del, ins] = ["del", "ins"].map(|side| {
            let script = format!("const box = document.querySelector('.diff:has(#difference-node-role) {side}').getBoundingClientRect(); return [box.left, box.top]");
            let place = page.browser.script(&script, json!([]));
            [0, 1].map(|axis| place[axis].as_f64().expect("a number"))
        });
        match width {
            1440 => assert!(del[0] < ins[0], "side by side: {del:?} {ins:?}"),
            _ => assert!(del[1] < ins[1], "one above the other: {del:?} {ins:?}"),
        }
        let small = page.browser.script(
            "return [...document.querySelectorAll('.guide a, .guide button, .guide label')]
                 .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < 24)
                 .map(target => target.textContent)",
            json!([]),
        );
        assert_eq!(small, json!([]), "a target is 24 px high");
        page.finish();
    }
}

#[test]
fn keys_and_buttons_go_from_difference_to_difference() {
    let page = open(1440, 900);
    page.browser.click(&page.browser.control("button", "Next"));
    page.browser.wait("the second difference", || focused(&page).starts_with("difference-"));
    let second = focused(&page);
    page.browser.press("n");
    page.browser.wait("the third", || focused(&page) != second);
    page.sees("3 of ");
    page.browser.press("p");
    page.browser.wait("the second again", || focused(&page) == second);
    // Elsewhere the letters are letters.
    let name = page.browser.field("Account name", 0);
    page.browser.focus_end(&name);
    page.browser.press("n");
    page.browser.wait("the letter", || page.browser.value(&name) == "paymentsn");
    page.sees("2 of ");
    page.finish();
}

#[test]
fn a_difference_leads_to_its_file_and_its_step() {
    let page = open(1440, 900);
    page.browser.click(&page.browser.control("link", "manager/bootstrap-manager-account.yaml"));
    page.sees_line("kind: AWSIAMConfiguration");
    page.finish();
}

#[test]
fn one_severity_can_be_looked_at_alone() {
    let page = open(390, 844);
    let all = page.browser.select(".diff").len();
    let breaks = page.browser.control_starting("radio", "Breaks");
    page.browser.script("arguments[0].click()", json!([breaks.reference()]));
    page.browser.wait("fewer of them", || page.browser.select(".diff").len() < all);
    let others = page.browser.script(
        "return [...document.querySelectorAll('.diff__severity')].filter(word => word.textContent !== 'Breaks').length",
        json!([]),
    );
    assert_eq!(others, json!(0));
    assert!(page.view().contains(&format!("1 of {}", page.browser.select(".diff").len())));
    page.finish();
}

#[test]
fn what_no_tool_was_asked_about_says_so() {
    let page = open(1440, 900);
    assert!(!page.view().contains("Not rehearsed"));
    let fargate = page.browser.control("radio", "No nodes: Fargate");
    page.browser.script("arguments[0].click()", json!([fargate.reference()]));
    page.sees("Fargate switch");
    page.sees("Not rehearsed");
    page.finish();
}
