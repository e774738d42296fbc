//! Undo and redo, and the fixes that are steps of theirs, in a real browser.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{Page, fill, fire, leave, settle, type_into};

impl Page {
    /// Whether the button says that it does nothing.
    fn is_idle(&self, name: &str) -> bool {
        self.button(name).get_attribute("aria-disabled").as_deref() == Some("true")
    }

    fn focused_id(&self) -> String {
        document().active_element().map(|element| element.id()).unwrap_or_default()
    }

    fn said(&self) -> String {
        self.text("[role=status]")
    }
}

#[wasm_bindgen_test]
async fn a_field_that_is_typed_into_is_one_step() {
    let page = Page::open().await;
    assert!(page.is_idle("Undo") && page.is_idle("Redo"));
    let field = page.field("Manager account ID");
    for text in ["0", "00", "000000000000"] {
        type_into(&field, text).await;
    }
    leave(&field).await;
    fill(&page.field("Manager region"), "us-east-1").await;
    page.press("Undo").await;
    assert_eq!(page.field("Manager region").value(), "eu-west-1");
    assert_eq!(page.said(), "Undone: Manager region");
    assert_eq!(field.value(), "000000000000", "the other field stays");
    page.press("Undo").await;
    assert_eq!(field.value(), "", "all of it at once");
    assert!(page.is_idle("Undo"));
    page.press("Undo").await;
    assert_eq!(page.said(), "There is nothing to undo");
    page.press("Redo").await;
    assert_eq!(field.value(), "000000000000");
    page.press("Redo").await;
    assert_eq!(page.field("Manager region").value(), "us-east-1");
    assert!(page.is_idle("Redo"));
}

#[wasm_bindgen_test]
async fn a_field_that_was_left_between_is_two_steps() {
    let page = Page::open().await;
    let field = page.field("Manager account ID");
    fill(&field, "000").await;
    fill(&field, "000000").await;
    // From field to field without a pause.
    type_into(&field, "000000000000").await;
    fire(&field, "blur");
    fire(&page.field("Manager region"), "focus");
    leave(&page.field("Manager region")).await;
    type_into(&field, "111111111111").await;
    for earlier in ["000000000000", "000000", "000", ""] {
        page.press("Undo").await;
        assert_eq!(field.value(), earlier);
    }
}

#[wasm_bindgen_test]
async fn a_press_right_after_typing_is_a_step_of_its_own() {
    let page = Page::open().await;
    let field = page.field("Manager account ID");
    type_into(&field, "000000000000").await;
    // As a mouse does it: the field is left before the click, and the page is told so after it.
    fire(&field, "pointerdown");
    fire(&field, "blur");
    page.button("Add account").click();
    settle().await;
    fire(&field, "pointerup");
    settle().await;
    assert_eq!(page.fields("Account name").len(), 2);
    page.press("Undo").await;
    assert_eq!(page.fields("Account name").len(), 1);
    assert_eq!(field.value(), "000000000000");
}

#[wasm_bindgen_test]
async fn another_change_after_an_undo_is_another_way() {
    let page = Page::open().await;
    fill(&page.field("Manager account ID"), "000000000000").await;
    page.press("Undo").await;
    fill(&page.field("Manager region"), "us-east-1").await;
    assert!(page.is_idle("Redo"));
    assert_eq!(page.field("Manager account ID").value(), "");
}

#[wasm_bindgen_test]
async fn rows_come_back_with_what_was_in_them() {
    let page = Page::open().await;
    page.press("Add account").await;
    fill(&page.fields("Account name")[1], "payments").await;
    page.press("Undo").await;
    page.press("Undo").await;
    assert_eq!(page.values("Account name"), ["managed-account"]);
    assert_eq!(page.said(), "Undone: the list of managed accounts");
    page.press("Redo").await;
    page.press("Redo").await;
    assert_eq!(page.values("Account name"), ["managed-account", "payments"]);
}

#[wasm_bindgen_test]
async fn what_was_started_over_comes_back_with_its_ticks() {
    let page = Page::open().await;
    fill(&page.field("Manager account ID"), "000000000000").await;
    fill(&page.field("Account ID"), "111111111111").await;
    page.tab("runbook").await;
    page.tick(1).await;
    assert_eq!(page.state(1), "done");
    page.press("Start over").await;
    page.press("Forget and start over").await;
    assert_eq!(page.values("Account ID"), [""]);
    page.tab("runbook").await;
    assert_ne!(page.state(1), "done");
    page.press("Undo").await;
    assert_eq!(page.values("Account ID"), ["111111111111"]);
    page.tab("files").await;
    page.tab("runbook").await;
    assert_eq!(page.state(1), "done");
}

#[wasm_bindgen_test]
async fn a_fix_at_the_field_is_a_step() {
    let page = Page::open().await;
    let region = page.field("Region");
    fill(&region, "us-esat-1").await;
    page.press("Use us-east-1").await;
    assert_eq!(region.value(), "us-east-1");
    assert_eq!(page.said(), "Fixed Region of managed-account, Undo takes it back");
    assert_eq!(page.focused_id(), region.id(), "the button is gone, the focus is not");
    page.press("Undo").await;
    assert_eq!(region.value(), "us-esat-1");
}

#[wasm_bindgen_test]
async fn checks_has_the_fix_and_what_passed() {
    let page = Page::open().await;
    fill(&page.field("Region"), "us-esat-1").await;
    page.tab("checks").await;
    let rules = || page.all(".passed__rule").len();
    let (before, found) = (rules(), page.all(".check").len());
    assert!(page.text(".checks__passed summary").starts_with(&format!("{before} checks passed")));
    assert!(!page.text(".passed__facts").contains("unknown-region"));
    page.press("Fix: use us-east-1").await;
    assert_eq!(page.values("Region"), ["us-east-1"]);
    assert_eq!((rules(), page.all(".check").len()), (before + 1, found - 1));
    assert!(page.text(".passed__facts").contains("unknown-region"));
    assert_eq!(page.focused_id(), "checks-title");

    // Each that passed leads to its field, and to where it was read.
    let passed = page.all(".passed");
    let row = passed.iter().find(|row| row.text_content().unwrap().contains("unknown-release")).expect("it passed");
    let links = row.query_selector_all("a").unwrap();
    let link = |at: u32| links.get(at).unwrap().unchecked_into::<HtmlElement>();
    assert_eq!(link(0).text_content().unwrap(), "CAPA release");
    assert!(link(1).get_attribute("href").unwrap().ends_with("/cluster-api-provider-aws/releases"));
    link(0).click();
    settle().await;
    assert_eq!(page.focused_id(), "field-release");
}
