//! Both sizes: nothing scrolls sideways but code, and every view can be reached by keys.

use serde_json::json;

use crate::form::Page;
use crate::support::browser::Browser;

pub fn assert_fits(page: &Page, view: &str) {
    let wide = page.browser.script(
        "const root = document.scrollingElement;
         // What scrolls by itself, and what is inside it, may be wider than the window.
         const scrolls = element => element && (['auto', 'scroll', 'clip', 'hidden'].includes(getComputedStyle(element).overflowX)
             || scrolls(element.parentElement));
         const out = [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility()
             && element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement));
         return [root.scrollWidth > innerWidth ? 'the page scrolls sideways' : '',
             ...out.slice(0, 5).map(element => element.outerHTML.slice(0, 80))].filter(Boolean)",
        json!([]),
    );
    assert_eq!(wide, json!([]), "{view}");
}

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    let page = Page::open_with(Browser::with_window(390, 844));
    let width = page.browser.script("return innerWidth", json!([])).as_u64().expect("a number");
    assert!(width <= 500, "the window is {width} wide");
    page.tab("Inputs");
    page.fill_ids();
    for view in ["Inputs", "Runbook", "Files", "Map", "Checks", "Guide"] {
        page.tab(view);
        assert_fits(&page, view);
    }
    page.finish();
}

#[test]
fn nothing_scrolls_sideways_on_a_wide_window() {
    let page = Page::open();
    page.fill_ids();
    for view in ["Runbook", "Files", "Map", "Checks", "Guide"] {
        page.tab(view);
        assert_fits(&page, view);
    }
    page.finish();
}

#[test]
fn arrow_keys_go_from_tab_to_tab() {
    let page = Page::open();
    page.tab("Runbook");
    let selected = || {
        let tab = page.browser.script("return document.activeElement.getAttribute('aria-controls')", json!([]));
        let panel = page.browser.script(
            "return [...document.querySelectorAll('[role=tabpanel]')].filter(panel => panel.checkVisibility())
                 .map(panel => panel.id)",
            json!([]),
        );
        assert_eq!(json!([tab]), panel, "the tab in focus is the view that is open");
        tab
    };
    let first = selected();
    page.browser.press("ArrowRight");
    let second = selected();
    assert_ne!(first, second);
    page.browser.press("ArrowLeft");
    assert_eq!(selected(), first);
    page.finish();
}
