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
    page.browser.wait("that is over", || !page.browser.page_text().contains("The bundle is not copied"));
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

#[test]
fn the_bar_tells_what_is_not_typed_yet_from_what_is_wrong() {
    let page = Page::open();
    let counts = |words: &str| {
        page.browser.wait(&format!("{words:?} in the bar"), || {
            let counts = page.browser.text(&page.browser.select(".topbar__counts")[0]);
            let counts: Vec<&str> = counts.split_whitespace().collect();
            counts.join(" ").split(',').next().map(str::trim) == Some(words)
        });
    };
    counts("2 fields to fill in");
    let manager = page.browser.field("Manager account ID", 0);
    page.browser.fill(&manager, MANAGER);
    counts("1 field to fill in");
    page.browser.fill(&manager, "12");
    counts("2 errors");
    page.fill_ids();
    counts("");
    page.finish();
}

#[test]
fn what_is_over_takes_no_room() {
    let page = Page::open();
    // The live region says it as well, and keeps it.
    let says = |words: &str| {
        page.browser.select("[aria-label=Notice]").iter().any(|notice| page.browser.text(notice).contains(words))
    };
    bring(
        &page,
        "drop",
        "format: 1\nmanager: { accountId: \"000000000000\" }\nmanaged: [{ name: retail, accountId: \"222222222222\" }]\n",
    );
    page.browser.wait("the import", || says("is imported"));
    let region = page.browser.field("Manager region", 0);
    page.browser.fill(&region, "us-east-1");
    page.browser.wait("it goes with the next change", || !says("is imported"));
    for _ in 0..2 {
        page.browser.click(&page.browser.control("button", "Undo"));
    }
    page.browser
        .wait("the import is taken back", || page.browser.value(&page.browser.field("Account ID", 0)).is_empty());
    page.browser.click(&page.browser.control("button", "Redo"));
    page.browser.wait("and comes again", || page.browser.value(&page.browser.field("Account ID", 0)) == "222222222222");

    page.browser.click(&page.browser.control("button", "Start over"));
    page.browser.click(&page.browser.control("button", "Forget and start over"));
    page.browser.wait("the way back", || page.browser.find_control("button", "Bring back what was here").is_some());
    page.browser.click(&page.browser.control("button", "Undo"));
    page.browser.wait("Undo has done that", || !says("Everything is as on a first visit"));
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), "222222222222");
    page.finish();
}

#[test]
fn a_failure_gives_the_inputs_back() {
    let page = Page::open();
    page.fill_ids();
    let fail = "const [kind, message] = arguments;
        const error = kind === 'trap' ? new WebAssembly.RuntimeError(message) : new TypeError(message);
        dispatchEvent(new ErrorEvent('error', {message, error}))";
    let banner = || page.browser.select("#panic").len();
    let kept = "return JSON.stringify({...localStorage})";
    page.browser.wait("the draft", || page.browser.script(kept, json!([])).to_string().contains(MANAGED));
    page.browser.script(fail, json!(["type", "of somebody's extension"]));
    assert_eq!(banner(), 0, "the page goes on");
    page.browser.script(fail, json!(["trap", "unreachable"]));
    page.browser.script(fail, json!(["trap", "once more"]));
    assert_eq!(banner(), 1);
    page.browser.wait("it says so", || page.browser.page_text().contains("The page has failed"));
    page.browser.click(&page.browser.control("button", "Copy the inputs"));
    let inputs = page.browser.clipboard();
    assert!(inputs.starts_with("format: 1\n") && inputs.contains(MANAGED), "{inputs}");
    page.browser.click(&page.browser.control("button", "Reload"));
    page.browser
        .wait("the page is there again", || banner() == 0 && page.browser.page_text().contains("Manager account"));
    page.finish();
}
