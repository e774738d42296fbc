//! axe-core finds nothing, best practices included: every view, light and dark, wide and narrow, with errors showing.

use serde_json::{Value, json};

use crate::form::{MANAGER, Page};
use crate::support::browser::Browser;

const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

fn axe() -> String {
    let path = std::env::var_os("AXE").expect("AXE names axe.min.js: tools/axe prints where it is");
    std::fs::read_to_string(path).expect("axe-core")
}

/// Every violation, one each: the rule and where it is broken.
fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    let found = browser.asynchronous(
        &format!(
            "{axe}; const results = await window.axe.run(document, {{ runOnly: given[0], resultTypes: ['violations'] }});
             return results.violations.flatMap(rule => rule.nodes.map(node => `${{rule.id}}: ${{node.target.join(' ')}}: ${{node.failureSummary}}`))"
        ),
        json!([TAGS]),
    );
    let found = found.as_array().unwrap_or_else(|| panic!("axe did not run: {found}")).clone();
    found.iter().map(|violation| violation.as_str().unwrap_or_default().to_owned()).collect()
}

/// Looks at each view, and at the dialogs.
fn look(page: &Page, axe: &str, what: &str, all: &mut Vec<String>) {
    let mut note = |view: &str| {
        all.extend(violations(&page.browser, axe).into_iter().map(|found| format!("{what}, {view}: {found}")));
    };
    let tabs = page.browser.script(
        "return [...document.querySelectorAll('[role=tab]')].map(tab => tab.id.replace('tab-', ''))",
        json!([]),
    );
    for tab in tabs.as_array().expect("a list").iter().filter_map(Value::as_str) {
        page.browser.script("document.getElementById(`tab-${arguments[0]}`).click()", json!([tab]));
        page.browser.wait("the view", || {
            let shown = "return !document.getElementById(`panel-${arguments[0]}`).hidden";
            page.browser.script(shown, json!([tab])) == true
        });
        note(tab);
    }
    for dialog in ["import", "shortcuts"] {
        page.browser.script("document.getElementById(arguments[0]).showModal()", json!([dialog]));
        note(dialog);
        page.browser.script("document.getElementById(arguments[0]).close()", json!([dialog]));
    }
}

#[test]
fn axe_finds_nothing() {
    let axe = axe();
    let mut all = Vec::new();
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = Page::open_with(Browser::with_window(width, height));
        for theme in ["light", "dark"] {
            page.browser
                .script("document.querySelector(`[name=theme][value=${arguments[0]}]`).click()", json!([theme]));
            look(&page, &axe, &format!("{width} {theme} at first"), &mut all);
        }
        page.browser.script("document.getElementById('tab-inputs')?.click()", json!([]));
        page.browser.fill(&page.browser.field("Manager account ID", 0), MANAGER);
        page.browser.fill(&page.browser.field("Account ID", 0), "1234-5678");
        page.browser.fill(&page.browser.field("Region", 0), "us-esat-1");
        page.browser.script("document.querySelector('.topbar__download').click()", json!([]));
        page.browser.wait("the error at its field", || {
            page.browser.script("return !!document.querySelector('[aria-invalid=true]')", json!([])) == true
        });
        for theme in ["light", "dark"] {
            page.browser
                .script("document.querySelector(`[name=theme][value=${arguments[0]}]`).click()", json!([theme]));
            look(&page, &axe, &format!("{width} {theme} with errors"), &mut all);
        }
        page.finish();
    }
    assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
}
