//! Lines and commands that say why they are there.

use serde_json::json;

use crate::form::Page;
use crate::layout::assert_fits;
use crate::support::browser::Browser;

#[test]
fn arrow_keys_go_through_the_lines_and_the_note_follows() {
    for (width, height) in [(1440, 900), (390, 844)] {
        let page = Page::open_with(Browser::with_window(width, height));
        if width < 960 {
            page.tab("Inputs");
        }
        page.fill_ids();
        page.tab("Files");
        page.sees("arrow keys");
        page.browser.script("document.querySelector('.file__code').focus()", json!([]));
        for _ in 0..3 {
            page.browser.press("ArrowDown");
        }
        page.sees("Line 3");
        page.sees("clusterawsadm refuses a file of any other kind");
        assert_fits(&page, "the note");
        // The note is in view, and over no line.
        let boxes = page.browser.script(
            "const [note, code] = ['.note', '.file__code'].map(one => document.querySelector(one).getBoundingClientRect());
             return [note.bottom <= innerHeight && note.top >= 0, note.left >= code.right || note.top >= code.bottom - 1]",
            json!([]),
        );
        assert_eq!(boxes, json!([true, true]), "{width}");
        // Whatever room the note takes, the line that it is about stays in view.
        page.browser.script(
            "const file = [...document.querySelectorAll('select[aria-label=File]')].pop();
             file.value = 'managed/payments/managed-cluster.yaml';
             file.dispatchEvent(new Event('change', {bubbles: true}))",
            json!([]),
        );
        page.sees("kind: MachinePool");
        page.browser.script("document.querySelector('.file__code').focus()", json!([]));
        for _ in 0..45 {
            page.browser.press("ArrowDown");
        }
        page.sees("Line 45");
        page.browser.wait("the line in view", || {
            page.browser.script(
                "const [line, code] = ['.line[data-chosen]', '.file__code']
                     .map(one => document.querySelector(one)?.getBoundingClientRect());
                 return line && line.top >= code.top && line.bottom <= Math.min(code.bottom, innerHeight) + 1",
                json!([]),
            ) == true
        });
        // So it does for a press on the last line in view; and the note is all in view.
        page.browser.script(
            "const bottom = Math.min(document.querySelector('.file__code').getBoundingClientRect().bottom, innerHeight);
             [...document.querySelectorAll('.line')].filter(line => line.getBoundingClientRect().top < bottom - 60).pop().click()",
            json!([]),
        );
        page.browser.wait("both in view", || {
            page.browser.script(
                "const [line, note, code] = ['.line[data-chosen]', '.note', '.file__code']
                     .map(one => document.querySelector(one)?.getBoundingClientRect());
                 return line && line.bottom <= Math.min(code.bottom, innerHeight) + 1 && note.bottom <= innerHeight",
                json!([]),
            ) == true
        });
        page.finish();
    }
}

#[test]
fn a_command_explains_itself_and_copies_nothing_more() {
    let page = Page::open();
    page.fill_ids();
    page.tab("Runbook");
    page.go_to_step("Create the IAM roles in the manager account");
    let copy = page.browser.control("button", "Copy create or update the stack, step 3");
    page.browser.click(&copy);
    let before = page.browser.clipboard();
    page.browser.click(&page.browser.control("button", "Explain create or update the stack, step 3"));
    page.sees("names in IAM are global");
    page.browser.click(&copy);
    assert_eq!(page.browser.clipboard(), before);
    assert!(before.starts_with("clusterawsadm bootstrap iam create-cloudformation-stack"), "{before}");
    page.finish();
}
