//! Links and files: what one person made opens at another's.

use serde_json::json;

use crate::form::{MANAGED, MANAGER, Page};
use crate::support::browser::Browser;
use crate::support::scratch::Scratch;

#[test]
fn a_copied_link_opens_in_a_fresh_profile() {
    let page = Page::open();
    page.fill_ids();
    page.browser.fill(&page.browser.field("Region", 0), "us-west-2");
    page.browser.click(&page.browser.control("button", "Copy link"));
    let link = page.browser.clipboard();
    let (address, fragment) = link.split_once('#').expect("the inputs are in the fragment");
    assert_eq!(address, page.server.url());
    assert!(fragment.contains(MANAGED), "{fragment} can be read");
    page.finish();

    let other = Browser::start();
    other.open(&link);
    assert_eq!(other.value(&other.field("Manager account ID", 0)), MANAGER);
    assert_eq!(other.value(&other.field("Account name", 0)), "payments");
    assert_eq!(other.value(&other.field("Account ID", 0)), MANAGED);
    assert_eq!(other.value(&other.field("Region", 0)), "us-west-2");
    assert_eq!(other.severe_messages(), Vec::<String>::new());
    for request in page.server.requests() {
        assert!(!request.contains(MANAGED), "the server saw {request}");
    }
}

#[test]
fn a_broken_link_changes_nothing_and_says_so() {
    let page = Page::open();
    page.fill_ids();
    page.browser.wait("the draft", || {
        let kept = page.browser.script("return JSON.stringify({...localStorage})", json!([]));
        kept.as_str().is_some_and(|kept| kept.contains(MANAGED))
    });
    page.browser.open(&format!("{}#v1&no-such-thing=%zz", page.server.url()));
    page.browser.wait("it is said", || page.browser.page_text().to_lowercase().contains("link"));
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), MANAGED);
    page.finish();
}

const CONFIG: &str = "\
format: 1
manager:
  accountId: \"001234567890\"
  region: eu-central-1
managed:
- name: retail
  accountId: \"000000000033\"
- name: data-platform
  accountId: \"222222222222\"
  region: us-east-1
";

#[test]
fn an_imported_file_replaces_what_is_there() {
    let page = Page::open();
    page.fill_ids();
    let scratch = Scratch::new();
    let manager = page.browser.field("Manager account ID", 0);
    page.browser.choose_file(&scratch.write("capa-runbook.yaml", CONFIG));
    page.browser.wait("what will change", || {
        let said = page.browser.page_text();
        said.contains("2 managed accounts instead of 1") && said.contains("Account name of retail")
    });
    assert_eq!(page.browser.value(&manager), MANAGER, "nothing has changed yet");
    page.browser.click(&page.browser.control("button", "Apply"));
    page.browser.wait("the manager", || page.browser.value(&manager) == "001234567890");
    assert_eq!(page.browser.value(&page.browser.field("Account name", 0)), "retail");
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), "000000000033");
    assert_eq!(page.browser.value(&page.browser.field("Account name", 1)), "data-platform");
    assert_eq!(page.browser.value(&page.browser.field("Region", 1)), "us-east-1");
    page.open_file("managed/retail/cluster-role-identity.yaml");
    page.sees("arn:aws:iam::000000000033:role/");
    page.finish();
}

#[test]
fn a_broken_file_changes_nothing_and_says_where() {
    let page = Page::open();
    page.fill_ids();
    let scratch = Scratch::new();
    let broken = CONFIG.replace("  region: us-east-1", "  regoin: us-east-1");
    page.browser.choose_file(&scratch.write("capa-runbook.yaml", &broken));
    page.browser.wait("the place is named", || page.browser.page_text().contains("line 10"));
    let said = page.browser.page_text();
    assert!(said.contains("regoin") && said.contains("region") && said.contains("column"), "{said}");
    page.browser.click(&page.browser.control("button", "Cancel"));
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), MANAGED);
    page.finish();
}

#[test]
fn a_thousand_accounts_come_in_at_once() {
    let page = Page::open();
    let scratch = Scratch::new();
    let mut config = format!("format: 1\nmanager:\n  accountId: \"{MANAGER}\"\nmanaged:\n");
    for number in 1..=1000 {
        config.push_str(&format!("- name: account-{number}\n  accountId: \"{number:012}\"\n"));
    }
    page.browser.choose_file(&scratch.write("capa-runbook.yaml", &config));
    let name = page.browser.field("Account name", 0);
    page.browser.wait("the first account", || page.browser.value(&name) == "account-1");
    page.browser.click(&page.browser.control("button", "Download bundle"));
    let (_, bytes) = page.browser.download();
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    assert!(archive.file_names().flatten().any(|path| path == "managed/account-1000/managed-cluster.yaml"));
    page.finish();
}

#[test]
fn a_list_joins_the_accounts_and_can_be_undone() {
    let page = Page::open();
    page.fill_ids();
    page.browser.click(&page.browser.control("button", "Import"));
    let text = page.browser.field("Paste it here", 0);
    page.browser.fill(&text, &format!("{MANAGED} payments\n222222222222 Data Platform\n{MANAGER}\n"));
    page.browser.click(&page.browser.control("button", "Look at it"));
    page.browser.wait("what will change", || {
        let said = page.browser.page_text();
        ["1 managed account more", "222222222222 data-platform", "is there already", "is the manager account"]
            .iter()
            .all(|words| said.contains(words))
    });
    page.browser.click(&page.browser.control("button", "Apply"));
    assert_eq!(page.browser.value(&page.browser.field("Account name", 1)), "data-platform");
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), MANAGED);
    page.browser.click(&page.browser.control("button", "Undo"));
    page.browser
        .wait("one account", || page.browser.select("input[id^='field-managed-'][id$='-accountId']").len() == 1);
    page.finish();
}

#[test]
fn a_credential_in_a_list_is_refused() {
    let page = Page::open();
    page.browser.click(&page.browser.control("button", "Add a list"));
    page.browser.fill(&page.browser.field("Paste it here", 0), "User,Access key ID\nops,AKIAIOSFODNN7EXAMPLE\n");
    page.browser.click(&page.browser.control("button", "Look at it"));
    page.browser.wait("it is said", || page.browser.page_text().contains("looks like an AWS access key id"));
    assert!(!page.browser.page_text().contains("AKIA"));
    page.finish();
}
