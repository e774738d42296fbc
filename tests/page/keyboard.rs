//! By keyboard alone: from a fresh load to a saved bundle, and the keys that are listed on `?`.

use std::cell::Cell;

use serde_json::json;

use crate::form::{MANAGED, MANAGER, Page};

/// Counts what is pressed.
struct Keyboard<'a> {
    page: &'a Page,
    pressed: Cell<usize>,
}

impl Keyboard<'_> {
    fn press(&self, key: &str) {
        self.page.browser.press(key);
        self.pressed.set(self.pressed.get() + 1);
    }

    fn write(&self, text: &str) {
        for letter in text.chars() {
            self.press(&letter.to_string());
        }
    }

    /// Presses Tab until this has the focus. A person gives up before that takes a hundred.
    fn tab_to(&self, name: &str) {
        for _ in 0..100 {
            self.press("Tab");
            if self.focused() == name {
                return;
            }
        }
        panic!("Tab does not lead to {name}, but to {}", self.focused());
    }

    /// The words of what has the focus.
    fn focused(&self) -> String {
        let words = self.page.browser.script(
            "const at = document.activeElement; const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
             return plain(at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent)",
            json!([]),
        );
        words.as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn from_a_fresh_load_to_a_saved_bundle() {
    let page = Page::open();
    let keyboard = Keyboard { page: &page, pressed: Cell::new(0) };
    keyboard.tab_to("Manager account ID");
    keyboard.write(MANAGER);
    keyboard.tab_to("Account ID");
    keyboard.write(MANAGED);
    // Out of the fields, where letters are keys.
    keyboard.press("Tab");
    keyboard.press("Tab");
    keyboard.press("b");
    let (name, bytes) = page.browser.download();
    assert!(name.ends_with(".zip") && bytes.starts_with(b"PK"), "{name}");
    println!("{} keys were pressed, 24 of them digits", keyboard.pressed.get());
    assert!(keyboard.pressed.get() < 70);
    page.finish();
}

#[test]
fn the_keys_are_listed_work_outside_of_fields_and_can_be_turned_off() {
    let page = Page::open();
    let is_open = || page.browser.script("return document.getElementById('shortcuts').open", json!([])) == true;
    let view = || page.browser.script("return document.documentElement.dataset.view", json!([]));
    page.browser.press("?");
    page.browser.wait("the list", is_open);
    page.browser.press("2");
    assert_eq!(view(), json!("runbook"), "a dialog has its own keys");
    page.browser.press("Escape");
    page.browser.wait("no list", || !is_open());
    page.browser.press("2");
    page.browser.wait("the second view", || view() == json!("files"));

    let field = page.browser.field("Account name", 0);
    page.browser.fill(&field, "b1?");
    assert_eq!(page.browser.value(&field), "b1?");
    assert_eq!(view(), json!("files"));

    page.browser.script("document.activeElement.blur()", json!([]));
    page.browser.press("?");
    page.browser.wait("the list", is_open);
    page.browser.click(&page.browser.control("switch", "Use these keys"));
    page.browser.press("Escape");
    page.browser.reload();
    page.browser.press("2");
    page.browser.press("?");
    page.browser.wait("the list, by which they can be turned on again", is_open);
    assert_eq!(view(), json!("runbook"), "turned off, and still so after a reload");
    page.finish();
}

#[test]
fn tab_reaches_every_control_of_every_view() {
    let page = Page::open();
    page.fill_ids();
    let tabs = page.browser.script(
        "addEventListener('focusin', event => event.target.dataset.reached = '');
         return [...document.querySelectorAll('[role=tab]')].map(tab => tab.id)",
        json!([]),
    );
    // Of radio buttons and tabs one stands for all: the arrow keys lead to the others.
    let missed = "const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
             .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
                 && !(one.type === 'radio' && !one.checked) && !one.closest('[inert]'));
         return stops.filter(one => !('reached' in one.dataset)).map(one => one.outerHTML.slice(0, 120))";
    for tab in tabs.as_array().expect("a list") {
        page.browser.script(
            "document.getElementById(arguments[0]).click(); document.activeElement.blur();
             for (const one of document.querySelectorAll('[data-reached]')) delete one.dataset.reached",
            json!([tab]),
        );
        let stops = page.browser.script(missed, json!([])).as_array().map_or(0, Vec::len);
        assert!(stops > 20, "{tab} has {stops} controls");
        // From wherever the browser begins, once round and a little more.
        for _ in 0..stops * 2 + 40 {
            page.browser.press("Tab");
            if page.browser.script(missed, json!([])) == json!([]) {
                break;
            }
        }
        assert_eq!(page.browser.script(missed, json!([])), json!([]), "{tab}");
    }
    page.finish();
}
