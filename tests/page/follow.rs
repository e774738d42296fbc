//! The output follows each keystroke, and what is wrong holds back only what depends on it.

use serde_json::json;

use crate::form::{MANAGED, MANAGER, Page};

#[test]
fn the_runbook_follows_each_key_of_a_name() {
    let page = Page::open();
    page.fill_ids();
    page.tab("Runbook");
    let name = page.browser.field("Account name", 0);
    page.browser.focus_end(&name);
    let mut typed = String::from("payments");
    for key in ["2", "e", "u"] {
        page.browser.press(key);
        typed.push_str(key);
        page.sees(&format!("Managed {typed}"));
        assert_eq!(page.browser.value(&name), typed);
    }
    page.finish();
}

#[test]
fn commands_and_files_follow_the_ids() {
    let page = Page::open();
    page.tab("Runbook");
    assert!(!page.view().contains(MANAGER));
    page.fill_ids();
    page.go_to_step("Create the IAM roles in the manager account");
    page.sees(MANAGER);
    page.go_to_step("Create the IAM roles in payments");
    page.sees(MANAGED);

    page.open_file("manager/bootstrap-manager-account.yaml");
    page.sees(&format!("arn:aws:iam::{MANAGED}:role/controllers.cluster-api-provider-aws.sigs.k8s.io"));
    page.open_file("managed/payments/bootstrap-managed-account.yaml");
    page.sees(&format!("arn:aws:iam::{MANAGER}:role/controllers.cluster-api-provider-aws.sigs.k8s.io"));

    // The file that is looked at follows the manager's id key by key: eleven digits are not an account.
    let manager = page.browser.field("Manager account ID", 0);
    page.browser.focus_end(&manager);
    page.browser.press("Backspace");
    page.sees("Manager account ID");
    page.browser.wait("the file is held back", || !page.view().contains("arn:aws:iam::"));
    page.browser.press("7");
    page.sees("arn:aws:iam::000000000007:role/controllers.cluster-api-provider-aws.sigs.k8s.io");
    page.finish();
}

#[test]
fn the_file_in_view_follows_each_key_of_a_number() {
    let page = Page::open();
    page.fill_ids();
    page.open_file("managed/payments/managed-cluster.yaml");
    page.sees_line("replicas: 3");
    let workers = page.browser.field("Worker nodes", 0);
    page.browser.fill(&workers, "1");
    page.sees_line("replicas: 1");
    page.browser.press("2");
    page.sees_line("replicas: 12");
    page.browser.press("Backspace");
    page.sees_line("replicas: 1");
    page.finish();
}

#[test]
fn one_wrong_field_holds_back_only_what_depends_on_it() {
    let page = Page::open();
    page.fill_ids();
    page.browser.click(&page.browser.control("button", "Add account"));
    page.browser.fill(&page.browser.field("Account name", 1), "retail");
    page.browser.fill(&page.browser.field("Account ID", 1), "12345");

    page.open_file("managed/retail/managed-cluster.yaml");
    page.sees("Account ID");
    assert!(!page.view().contains("kind: Cluster"));
    page.open_file("managed/payments/managed-cluster.yaml");
    page.sees_line("kind: Cluster");

    // Checks names the field, and leads to it.
    page.tab("Checks");
    page.sees("12 digits");
    page.finish();
}

#[test]
fn another_release_and_another_edition_change_the_output() {
    let page = Page::open();
    page.fill_ids();
    page.open_file("managed/payments/managed-cluster.yaml");
    page.sees_line("amiType: AL2023_x86_64_STANDARD");
    page.unfold("Release");
    page.browser.choose(&page.browser.field("CAPA release", 0), "v2.4.2");
    page.sees_line("amiType: AL2_x86_64");

    let published = page.browser.control("radio", "As published");
    page.browser.script("arguments[0].click()", json!([published.reference()]));
    page.open_file("managed/payments/managed-cluster.yaml");
    page.sees("v1.20.2");
    page.finish();
}

#[test]
fn what_was_typed_is_there_after_a_reload() {
    let page = Page::open();
    page.fill_ids();
    // A draft is kept when the typing pauses.
    page.browser.wait("the draft", || {
        let kept = page.browser.script("return JSON.stringify({...localStorage})", json!([]));
        kept.as_str().is_some_and(|kept| kept.contains(MANAGED))
    });
    page.browser.reload();
    assert_eq!(page.browser.value(&page.browser.field("Manager account ID", 0)), MANAGER);
    assert_eq!(page.browser.value(&page.browser.field("Account name", 0)), "payments");
    assert_eq!(page.browser.value(&page.browser.field("Account ID", 0)), MANAGED);
    page.finish();
}

#[test]
fn a_credential_is_refused_and_kept_nowhere() {
    let page = Page::open();
    page.fill_ids();
    // Not a key of anybody's: the example of AWS's own documentation.
    let key = "AKIAIOSFODNN7EXAMPLE";
    let profile = page.browser.field("AWS profile", 0);
    page.browser.fill(&profile, key);
    page.browser.wait("the field is empty again", || !page.browser.value(&profile).contains(key));
    assert!(page.browser.page_text().contains("credential"), "it is said why");
    page.browser.click(&page.browser.control("button", "Copy link"));
    assert!(!page.browser.clipboard().contains(key));
    page.browser.click(&page.browser.control("button", "Download bundle"));
    let (_, zip) = page.browser.download();
    assert!(!zip.windows(key.len()).any(|window| window == key.as_bytes()));
    let kept = page.browser.script(
        "return JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + location.href",
        json!([]),
    );
    assert!(!kept.as_str().expect("a text").contains(key));
    page.finish();
}

#[test]
fn what_the_last_edit_changed_is_marked_and_said() {
    let page = Page::open();
    page.fill_ids();
    page.open_file("managed/payments/managed-cluster.yaml");
    let changed = || {
        let lines =
            "return [...document.querySelectorAll('.line[data-changed] code')].map(line => line.textContent.trim())";
        page.browser.script(lines, json!([]))
    };
    let region = page.browser.field("Region", 0);
    page.browser.fill(&region, "us-west-2");
    page.browser.wait("the changed line", || changed() == json!(["region: us-west-2"]));
    let status = || page.browser.script("return document.querySelector('[role=status]').textContent", json!([]));
    page.browser.wait("it is said", || status().to_string().contains("changed in"));
    let seen = "const line = document.querySelector('.line[data-changed]').getBoundingClientRect(); \
        const view = document.querySelector('.file__code').getBoundingClientRect(); \
        return line.top >= view.top && line.bottom <= innerHeight";
    assert_eq!(page.browser.script(seen, json!([])), true, "the view moves to it");
    page.browser.click(&page.browser.control("button", "Undo"));
    page.browser.wait("the line as it was", || changed() == json!(["region: eu-west-1"]));
    page.open_file("run.sh");
    page.browser.wait("the commands with that region", || {
        let lines = changed();
        let lines = lines.as_array().expect("a list");
        !lines.is_empty() && lines.iter().all(|line| line.to_string().contains("eu-west-1"))
    });
    page.finish();
}
