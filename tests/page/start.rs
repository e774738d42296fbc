//! Ways to begin and to leave: the cards, what is dropped or pasted on the page, the bundle as a paste.

use serde_json::json;

use crate::form::{MANAGED, MANAGER, Page};

#[test]
fn a_card_sets_what_nobody_typed_and_keeps_the_rest() {
    let page = Page::open();
    page.fill_ids();
    let workers = page.browser.field("Worker nodes", 0);
    page.browser.fill(&workers, "7");
    let pressed = |title: &str| {
        let card = page.browser.control_starting("button", title);
        page.browser.script("return arguments[0].getAttribute('aria-pressed')", json!([card.reference()]))
    };
    page.browser.click(&page.browser.control_starting("button", "A fleet of accounts"));
    page.browser.wait("what it kept", || page.browser.page_text().contains("Kept as you typed"));
    assert_eq!(page.browser.value(&workers), "7");
    assert_eq!(pressed("A fleet of accounts"), "false", "not all of it is in force");
    page.open_file("capa-runbook.yaml");
    page.sees_line("delivery: stack-set");
    page.browser.click(&page.browser.control("button", "Undo"));
    page.sees_line("delivery: per-account");

    page.browser.fill(&workers, "");
    page.browser.click(&page.browser.control_starting("button", "A fleet of accounts"));
    page.browser.wait("all of it is in force", || pressed("A fleet of accounts") == "true");
    page.browser.click(&page.browser.control_starting("button", "Try it on one account"));
    page.browser.wait("the other is in force", || pressed("Try it on one account") == "true");
    page.sees_line("pivot: false");
    page.finish();
}

/// A drop or a paste of this text, as the browser tells the page of it.
fn bring(page: &Page, event: &str, text: &str) {
    page.browser.script(
        "const [name, text] = arguments; const data = new DataTransfer(); data.setData('text/plain', text);
         const event = name === 'paste'
             ? new ClipboardEvent(name, {clipboardData: data, bubbles: true, cancelable: true})
             : new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true});
         document.body.dispatchEvent(event)",
        json!([event, text]),
    );
}

#[test]
fn a_list_is_dropped_or_pasted_anywhere_on_the_page() {
    for event in ["drop", "paste"] {
        let page = Page::open();
        page.fill_ids();
        bring(&page, event, "222222222222 retail\n");
        page.browser.wait("what will change", || page.browser.page_text().contains("222222222222 retail"));
        page.browser.press("Escape");
        page.browser.wait("it is closed", || page.browser.find_control("button", "Apply").is_none());
        assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), MANAGED);
        bring(&page, event, "222222222222 retail\n");
        page.browser.click(&page.browser.control("button", "Apply"));
        page.browser.wait("the second account", || page.browser.select("[id$='-accountId']").len() == 3);
        page.finish();
    }
}

#[test]
fn what_is_pasted_into_a_field_is_the_fields() {
    let page = Page::open();
    let field = page.browser.field("Manager account ID", 0);
    page.browser.script(
        "const data = new DataTransfer(); data.setData('text/plain', '222222222222');
         arguments[0].dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))",
        json!([field.reference()]),
    );
    assert!(page.browser.find_control("button", "Apply").is_none());
    page.finish();
}

#[test]
fn the_bundle_is_copied_as_one_paste() {
    let page = Page::open();
    page.browser.click(&page.browser.control("button", "Copy bundle"));
    page.browser.wait("it says what is missing", || page.browser.page_text().contains("The bundle is not copied"));
    page.fill_ids();
    page.browser.click(&page.browser.control("button", "Download bundle"));
    let (name, bytes) = page.browser.download();
    page.browser.click(&page.browser.control("button", "Copy bundle"));
    page.browser.wait("it is copied", || page.browser.find_control("button", "Copied").is_some());
    let paste = page.browser.clipboard();
    let bundle = capa_runbook::bundle::Bundle { name, bytes };
    assert_eq!(paste, capa_runbook::bundle::paste(&bundle), "the very bundle that is downloaded");
    assert!(!paste.contains(MANAGER), "packed");
    page.finish();
}
