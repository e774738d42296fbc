//! The page's parts in a real browser: `cargo test --target wasm32-unknown-unknown --test web`.
#![cfg(target_arch = "wasm32")]

use capa_runbook::ui::app::App;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit,
    Storage,
};

wasm_bindgen_test_configure!(run_in_browser);

#[path = "web/history.rs"]
mod history;
#[path = "web/output.rs"]
mod output;

/// The page as on a first visit, gone at the end of the test.
struct Page {
    host: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    async fn open() -> Self {
        storage().clear().unwrap();
        Self::open_again().await
    }

    /// With what the browser keeps.
    async fn open_again() -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let mounted: UnmountHandle<_> = mount_to(host.clone(), App);
        let page = Self { host, _mounted: Box::new(mounted) };
        settle().await;
        page
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let nodes = self.host.query_selector_all(selector).unwrap();
        (0..nodes.length()).map(|index| nodes.get(index).unwrap().unchecked_into()).collect()
    }

    fn text(&self, selector: &str) -> String {
        self.all(selector).iter().map(|element| element.text_content().unwrap()).collect::<Vec<_>>().join("\n")
    }

    /// The controls with this label, in the order of the document.
    fn fields(&self, label: &str) -> Vec<HtmlInputElement> {
        self.all("label[for]")
            .iter()
            .filter(|element| element.text_content().unwrap().trim() == label)
            .map(|element| {
                let id = element.get_attribute("for").unwrap();
                document().get_element_by_id(&id).expect("a label names its control").unchecked_into()
            })
            .collect()
    }

    fn field(&self, label: &str) -> HtmlInputElement {
        self.fields(label).into_iter().next().unwrap_or_else(|| panic!("no field {label}"))
    }

    fn button(&self, name: &str) -> HtmlElement {
        let button = self.all("button").into_iter().find(|button| button.text_content().unwrap().trim() == name);
        button.unwrap_or_else(|| panic!("no button {name}")).unchecked_into()
    }

    async fn press(&self, name: &str) {
        self.button(name).click();
        settle().await;
    }

    fn values(&self, label: &str) -> Vec<String> {
        self.fields(label).iter().map(HtmlInputElement::value).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Until what was just done stands in the document: effects, and the frame after them.
async fn settle() {
    wait(60).await;
}

fn fire(element: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    element.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

/// As a person types it: the field is entered and not left.
async fn type_into(field: &HtmlInputElement, text: &str) {
    fire(field, "focus");
    field.set_value(text);
    fire(field, "input");
    settle().await;
}

async fn leave(field: &HtmlInputElement) {
    fire(field, "blur");
    settle().await;
}

async fn fill(field: &HtmlInputElement, text: &str) {
    type_into(field, text).await;
    leave(field).await;
}

async fn key(element: &Element, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_key(key);
    element.dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn a_field_is_quiet_until_it_is_left_and_clears_as_soon_as_it_is_right() {
    let page = Page::open().await;
    assert_eq!(page.text(".field__error, .error-summary"), "", "an empty first visit does not shout");
    let field = page.field("Manager account ID");
    type_into(&field, "12345").await;
    assert_eq!(page.text(".field__error"), "", "not while it is typed");
    leave(&field).await;
    assert!(page.text(".field__error").contains("12 digits"), "{}", page.text(".field__error"));
    assert!(page.text(".error-summary").contains("Manager account ID"));
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = field.get_attribute("aria-describedby").unwrap();
    for id in described.split_whitespace() {
        assert!(document().get_element_by_id(id).is_some(), "{id} of {described}");
    }
    type_into(&field, "000000000000").await;
    assert_eq!(page.text(".field__error, .error-summary"), "", "right at once");
    assert_eq!(field.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn the_bundle_names_what_holds_it_back() {
    let page = Page::open().await;
    page.press("Download bundle").await;
    let notice = page.text(".error-summary");
    for name in ["Manager account ID", "Account ID of managed-account"] {
        assert!(notice.contains(name), "{name} in {notice}");
    }
    assert!(page.all(".field__error").len() >= 2, "and the fields say it themselves");
    fill(&page.field("Manager account ID"), "000000000000").await;
    fill(&page.field("Account ID"), "111111111111").await;
    assert_eq!(page.text(".field__error, .error-summary"), "");
}

#[wasm_bindgen_test]
async fn a_credential_is_refused_and_kept_nowhere() {
    let page = Page::open().await;
    let field = page.field("AWS profile");
    let key_id = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
    type_into(&field, &key_id).await;
    assert_eq!(field.value(), "");
    assert!(page.text(".field__error").contains("no field takes one"), "{}", page.text(".field__error"));
    assert!(!page.host.inner_html().contains(&key_id));
    wait(400).await;
    assert!(!storage().get_item("capa-runbook.draft").unwrap().unwrap_or_default().contains(&key_id));
    type_into(&field, "capa-manager").await;
    assert_eq!(field.value(), "capa-manager");
    assert_eq!(page.text(".field__error"), "");
}

#[wasm_bindgen_test]
async fn the_clusters_share_what_was_the_same() {
    let page = Page::open().await;
    page.press("Add account").await;
    for fold in page.all(".account__more summary") {
        fold.unchecked_into::<HtmlElement>().click();
        settle().await;
    }
    let versions = || page.values("Kubernetes version");
    assert_eq!(versions(), ["", "", ""]);
    // The form's own order: the accounts stand before the clusters.
    let [first, _, all] = <[_; 3]>::try_from(page.fields("Kubernetes version")).unwrap();
    fill(&first, "v1.31.0").await;
    fill(&all, "v1.32.0").await;
    assert_eq!(versions(), ["v1.31.0", "v1.32.0", "v1.32.0"], "the one that was set apart stays");
}

#[wasm_bindgen_test]
async fn rows_are_added_and_a_draft_brings_them_back() {
    let page = Page::open().await;
    page.press("Add account").await;
    let names = page.fields("Account name");
    assert_eq!(names.len(), 2);
    assert_eq!(document().active_element().map(|element| element.id()), Some(names[1].id()));
    fill(&names[1], "payments").await;
    wait(400).await;
    drop(page);
    let page = Page::open_again().await;
    assert_eq!(page.values("Account name"), ["managed-account", "payments"]);
}

#[wasm_bindgen_test]
async fn tabs_follow_the_keys() {
    let page = Page::open().await;
    let selected = || page.text("[role=tab][aria-selected=true]");
    let list = page.all("[role=tablist]").remove(0);
    key(&list, "Home").await;
    let first = selected();
    key(&list, "ArrowLeft").await;
    assert!(selected().starts_with("Guide"), "wraps to the last: {}", selected());
    key(&list, "ArrowRight").await;
    assert_eq!(selected(), first, "and back to the first");
    key(&list, "End").await;
    assert!(selected().starts_with("Guide"));
    assert_eq!(page.all("[role=tab][tabindex='0']").len(), 1, "one stop for the Tab key");
    for tab in page.all("[role=tab]") {
        let panel = tab.get_attribute("aria-controls").unwrap();
        assert!(document().get_element_by_id(&panel).is_some(), "{panel}");
    }
}

#[wasm_bindgen_test]
async fn a_failure_gives_the_inputs_back() {
    let page = Page::open().await;
    fill(&page.field("Manager account ID"), "012345678901").await;
    wait(400).await;
    capa_runbook::ui::platform::panic::show("src/somewhere.rs:1");
    let banner = document().get_element_by_id("panic").expect("a banner");
    let kept: HtmlTextAreaElement = banner.query_selector("textarea").unwrap().unwrap().unchecked_into();
    let inputs = capa_runbook::share::config::read(&kept.value()).expect("a config file");
    assert_eq!(inputs.manager.account_id, "012345678901");
    banner.remove();
}
