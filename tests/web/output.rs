//! The output in a real browser: runbook, files, checks, paper.

use capa_runbook::model::{Inputs, ManagedInputs};
use capa_runbook::shell::script;
use capa_runbook::ui::output::highlight::{Language, html};
use capa_runbook::ui::output::rows::{Row, rows};
use capa_runbook::{Outline, outline, render};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent, MouseEventInit};

use super::{Page, fill, fire, key, settle, type_into, wait};

/// Inputs with so many accounts, all of them right.
fn accounts(number: usize) -> Inputs {
    let mut inputs = Inputs::default();
    inputs.manager.account_id = "000000000000".into();
    inputs.managed = (1..=number)
        .map(|account| ManagedInputs {
            name: format!("account-{account}"),
            account_id: format!("{account:012}"),
            ..ManagedInputs::default()
        })
        .collect();
    inputs
}

/// The window of these tests is narrow, so that the form and the runbook are never in view together: what was typed is
/// seen when the runbook is opened again. This is the page with the ids of [`accounts`]`(1)` typed, on the runbook.
async fn open_filled() -> (Page, Outline) {
    let page = Page::open().await;
    fill(&page.field("Manager account ID"), "000000000000").await;
    fill(&page.field("Account name"), "account-1").await;
    fill(&page.field("Account ID"), "000000000001").await;
    page.tab("runbook").await;
    (page, outline(&accounts(1)))
}

/// Waits for it: a machine may be slow, the page is right in the end or never.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        wait(50).await;
    }
    panic!("not after five seconds: {what}");
}

impl Page {
    pub async fn tab(&self, id: &str) {
        self.one(&format!("#tab-{id}")).unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    fn one(&self, selector: &str) -> Element {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    async fn click(&self, selector: &str) {
        until(selector, || !self.all(selector).is_empty()).await;
        self.one(selector).unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    pub async fn tick(&self, step: usize) {
        self.click(&format!("#step-{step} > .step__done input")).await;
    }

    pub fn state(&self, step: usize) -> String {
        self.one(&format!("#step-{step}")).get_attribute("data-state").unwrap()
    }
}

/// The text of HTML, as the browser reads it.
fn text_of(html: &str) -> String {
    let element = document().create_element("div").unwrap();
    element.set_inner_html(html);
    element.text_content().unwrap()
}

#[wasm_bindgen_test]
fn colour_changes_no_character() {
    let texts = [
        "AWS_PROFILE=payments aws sts get-caller-identity --query 'Account[?x==`1`]' 2>&1 | tee \"$(pwd)/a b\" # so",
        "export NAME=\"${OTHER#https://}\"\ncat > file <<EOF\n<script>alert(1)</script> & $NAME\nEOF\nif ! aws; then\n  echo 'no\nway'\nfi",
        "# a comment\nkey: value # and why\n- \"quoted: key\": 'it''s'\n  text: |-\n    # not a comment\n    more\nnumber: 1\nempty: {}\n---\n",
        "# Title\n\n- [ ] `code` and <b>\n\n```bash\nkubectl get \\\n  --all\n```\nend`",
        "",
        "\n",
        "-\n--\n$\n\"\n'\n\\\n`\n<<\n$(\n)\n|é ü\u{1f600}",
    ];
    for text in texts {
        for language in [Language::Plain, Language::Shell, Language::Yaml, Language::Markdown] {
            assert_eq!(text_of(&html(language, text)), text, "{language:?}");
        }
    }
}

#[wasm_bindgen_test]
fn words_have_the_class_of_their_kind() {
    let words = |language, text: &str| {
        let element = document().create_element("div").unwrap();
        element.set_inner_html(&html(language, text));
        let spans = element.query_selector_all("span").unwrap();
        let words = (0..spans.length()).map(|index| {
            let span: Element = spans.get(index).unwrap().unchecked_into();
            format!("{} {}", span.class_name(), span.text_content().unwrap())
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(
        words(Language::Shell, "AWS_PROFILE=a aws iam \\\n  --role-name=x \"is $HERE\" && kubectl -n b # so"),
        [
            "t-var AWS_PROFILE",
            "t-prog aws",
            "t-flag --role-name",
            "t-str \"",
            "t-str is ",
            "t-var $HERE",
            "t-str \"",
            "t-prog kubectl",
            "t-flag -n",
            "t-com # so"
        ]
    );
    assert_eq!(
        words(Language::Yaml, "kind: Role # why\nspec:\n  count: 3\n  list:\n  - on: true"),
        [
            "t-key kind",
            "t-str Role",
            "t-com  # why",
            "t-key spec",
            "t-key count",
            "t-lit 3",
            "t-key list",
            "t-key on",
            "t-lit true"
        ]
    );
}

#[wasm_bindgen_test]
fn many_accounts_fold_and_no_step_is_lost() {
    for number in [1, 3, 40] {
        let outline = outline(&accounts(number));
        let rows: Vec<Row> = rows(&outline).into_iter().flat_map(|(_, rows)| rows).collect();
        let steps: Vec<usize> = rows
            .iter()
            .flat_map(|row| match row {
                Row::Step { index, .. } => *index..*index + 1,
                Row::Fold(fold) => fold.steps.clone(),
            })
            .collect();
        assert_eq!(steps, (0..outline.plan.steps.len()).collect::<Vec<_>>(), "{number} accounts");
        let titles: Vec<String> = rows
            .iter()
            .filter_map(|row| match row {
                Row::Fold(fold) => Some(fold.title(&outline)),
                Row::Step { .. } => None,
            })
            .collect();
        match number {
            40 => assert!(titles.iter().any(|title| title == "Create the IAM roles: 40 accounts"), "{titles:?}"),
            _ => assert_eq!(titles, Vec::<String>::new(), "{number} accounts"),
        }
    }
}

#[wasm_bindgen_test]
async fn a_step_shows_the_commands_of_the_core() {
    let (page, outline) = open_filled().await;
    assert_eq!(page.all(".step").len(), outline.plan.steps.len());
    assert_eq!(page.all(".step__fold[open]").len(), 1, "only the next step is open");
    for (index, step) in outline.plan.steps.iter().enumerate() {
        if index > 0 {
            page.click(&format!("#step-{} summary", index + 1)).await;
        }
        let code = format!("#step-{} .command:not(.command--minor) code", index + 1);
        until(&code, || !page.all(&code).is_empty()).await;
        let shown: Vec<String> = page.all(&code).iter().map(|code| code.text_content().unwrap()).collect();
        let work = step.work(&outline.tenancy);
        let blocks: Vec<String> = work.ready().expect(&step.id).blocks.iter().map(script::block).collect();
        assert_eq!(shown, blocks, "{}", step.id);
    }
}

#[wasm_bindgen_test]
async fn ticks_move_the_run_on_and_remember_what_was_ticked() {
    let (page, _) = open_filled().await;
    for step in 1..=3 {
        page.tick(step).await;
    }
    assert!(page.text(".run__progress").starts_with("3 of "), "{}", page.text(".run__progress"));
    assert_eq!([3, 4].map(|step| page.state(step)), ["done", "current"]);
    assert_eq!(page.all(".step__fold[open]").len(), 1, "the next step opens, the last one folds");

    // Another account changes the template of step 3's stack, and so the digest that the step compares.
    page.press("Add account").await;
    fill(&page.fields("Account name")[1], "account-2").await;
    fill(&page.fields("Account ID")[1], "000000000002").await;
    page.tab("runbook").await;
    let states = ["done", "changed", "current"];
    until("step 3 says so", || [2, 3, 4].map(|step| page.state(step)) == states).await;
    let note = page.text("#step-3 > .step__note");
    assert!(note.contains("Its commands are other ones now"), "{note}");
    wait(400).await;
    drop(page);

    let page = Page::open_again().await;
    page.tab("runbook").await;
    until("the ticks are in this browser", || [2, 3, 4].map(|step| page.state(step)) == states).await;
    page.tick(3).await;
    assert_eq!(page.state(3), "done", "what it is now was ticked");
}

#[wasm_bindgen_test]
async fn what_is_held_back_names_its_fields_and_the_rest_goes_on() {
    let (page, _) = open_filled().await;
    page.press("Add account").await;
    fill(&page.fields("Account name")[1], "retail").await;
    fill(&page.fields("Account ID")[1], "000000000002").await;
    fill(&page.fields("Region")[1], "nowhere at all").await;
    page.tab("runbook").await;
    until("a step is held back", || !page.all(".step[data-state=held]").is_empty()).await;
    let held: Vec<Element> = page.all(".step[data-state=held]");
    assert!(held.len() < page.all(".step").len());
    let id = held[0].id();
    assert!(page.one(&format!("#{id} > .step__done input")).unchecked_into::<HtmlInputElement>().disabled());
    page.click(&format!("#{id} summary")).await;
    until("the notice", || page.text(&format!("#{id} .notice a")) == "Region of retail").await;
    assert_eq!(page.all(&format!("#{id} .command")).len(), 0, "no half of a command");
    page.click(&format!("#{id} .notice a")).await;
    settle().await;
    assert_eq!(document().active_element().map(|element| element.id()), Some(page.fields("Region")[1].id()));

    page.tab("files").await;
    until("the mark in the tree", || page.text(".tree__file--held").contains("managed-cluster.yaml")).await;
    page.click("nav button[title='managed/retail/managed-cluster.yaml']").await;
    until("the file's field", || page.text(".file__held a") == "Region of retail").await;
    assert_eq!(page.all(".line").len(), 0);

    page.tab("checks").await;
    until("the title", || page.text(".checks__title").starts_with("1 error holds back ")).await;
    assert!(page.text(".check[data-severity=error]").contains("Region of retail"));
}

#[wasm_bindgen_test]
async fn a_check_puts_right_what_has_one_right_answer() {
    let (page, _) = open_filled().await;
    fill(&page.field("Region"), "us-esat-1").await;
    page.tab("checks").await;
    until("a fix", || !page.all(".check__fix button").is_empty()).await;
    let fix = page.all(".check__fix button").into_iter().next().expect("a misspelt region has one right answer");
    assert_eq!(fix.text_content().unwrap(), "Fix: use us-east-1");
    fix.unchecked_into::<HtmlElement>().click();
    until("the field", || page.field("Region").value() == "us-east-1").await;
    assert_eq!(page.all(".check__fix").len(), 0);
}

#[wasm_bindgen_test]
async fn every_file_is_shown_as_the_core_makes_it() {
    let (page, outline) = open_filled().await;
    page.tab("files").await;
    let files = render::render(&outline);
    assert_eq!(page.all(".tree__file").len(), files.len());
    for file in files {
        page.click(&format!("nav button[title='{}']", file.path)).await;
        until(&file.path, || page.text(".file__name") == file.path).await;
        // A template ends in an empty line, which is shown; the break at the end of a file is none.
        let text = file.text.ready().unwrap();
        assert_eq!(page.text(".line__text"), text.strip_suffix('\n').unwrap_or(text), "{}", file.path);
    }
}

#[wasm_bindgen_test]
async fn the_file_in_view_follows_its_account_through_a_new_name() {
    let (page, _) = open_filled().await;
    page.tab("files").await;
    page.click("nav button[title='managed/account-1/managed-cluster.yaml']").await;
    for name in ["account-", "account", "accounts"] {
        type_into(&page.field("Account name"), name).await;
    }
    until("the new name", || page.text(".file__name") == "managed/accounts/managed-cluster.yaml").await;
}

#[wasm_bindgen_test]
async fn paper_has_every_step_open() {
    let (page, outline) = open_filled().await;
    page.tab("files").await;
    let window = web_sys::window().unwrap();
    window.dispatch_event(&Event::new("beforeprint").unwrap()).unwrap();
    // At once: a browser may take its picture before anything else.
    assert_eq!(page.all(".printed .step__fold[open] .step__body").len(), outline.plan.steps.len());
    window.dispatch_event(&Event::new("afterprint").unwrap()).unwrap();
    assert_eq!(page.all(".printed > *").len(), 0);
}

#[wasm_bindgen_test]
async fn the_promise_and_the_settings_stand_at_the_bottom() {
    let page = Page::open().await;
    assert!(page.text(".statusline").starts_with("Nothing leaves this page."));
    let dark = page.one(".statusline input[value=dark]");
    dark.unchecked_ref::<HtmlInputElement>().set_checked(true);
    fire(&dark, "change");
    settle().await;
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
async fn a_line_says_why_it_is_there_and_where_it_differs_from_the_guide() {
    let (page, _) = open_filled().await;
    page.tab("files").await;
    page.click("nav button[title='manager/bootstrap-manager-account.yaml']").await;
    until("the file", || page.text(".file__name") == "manager/bootstrap-manager-account.yaml").await;
    assert!(page.text(".note").contains("arrow keys"), "{}", page.text(".note"));
    let code = page.one(".file__code");
    key(&code, "ArrowDown").await;
    assert!(page.text(".note").contains("Line 1"), "{}", page.text(".note"));

    until("the marks", || !page.all(".line[data-deviates]").is_empty()).await;
    let line = |text: &str| {
        let lines = page.all(".line");
        lines.iter().position(|line| line.text_content().unwrap().contains(text)).expect("the line")
    };
    let disable = line("disable: false");
    for _ in 0..disable {
        key(&code, "ArrowDown").await;
    }
    let chosen = page.one(".line[data-chosen]");
    assert!(chosen.text_content().unwrap().contains("disable: false"));
    assert!(chosen.has_attribute("data-deviates"));
    let note = page.text(".note");
    assert!(note.contains("the specified nodegroup role couldn't be found"), "{note}");
    assert!(note.contains("Differs from the guide"), "{note}");
    assert!(page.one(".note .explain__words a").get_attribute("href").unwrap().starts_with("https://github.com/"));
    key(&code, "ArrowUp").await;
    assert!(page.text(".note").contains("managedMachinePool"), "{}", page.text(".note"));

    // So does a pointer that passes over it.
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let passes = MouseEvent::new_with_mouse_event_init_dict("pointermove", &init).unwrap();
    page.all(".line")[2].first_element_child().unwrap().dispatch_event(&passes).unwrap();
    settle().await;
    assert!(page.text(".note").contains("Line 3"), "{}", page.text(".note"));

    // A press says it too, and the note leads to the difference.
    page.all(".line")[disable].clone().unchecked_into::<HtmlElement>().click();
    settle().await;
    page.click(".note__guide a").await;
    until("the guide", || page.text("[role=tab][aria-selected=true]") == "Guide").await;
    settle().await;
    assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("difference-node-role"));
}

#[wasm_bindgen_test]
async fn every_file_that_a_tool_reads_explains_each_of_its_lines() {
    let (page, outline) = open_filled().await;
    page.tab("files").await;
    for path in ["capa-runbook.yaml", "run.sh", "manager/manager-cluster.yaml"] {
        page.click(&format!("nav button[title='{path}']")).await;
        until(path, || page.text(".file__name") == path).await;
        let part = render::text(&outline, path).unwrap();
        let lines = part.ready().unwrap().lines().count();
        for line in (0..lines).step_by(lines / 6) {
            page.all(".line")[line].clone().unchecked_into::<HtmlElement>().click();
            settle().await;
            let note = page.text(".note");
            let sentence = note.strip_prefix(&format!("Line {}", line + 1)).unwrap_or_else(|| panic!("{path}: {note}"));
            assert!(!sentence.trim().is_empty(), "{path}, line {}", line + 1);
        }
    }
    page.click("nav button[title='README.md']").await;
    until("a file for people", || page.all(".note").is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_command_explains_its_words_below_itself() {
    let (page, outline) = open_filled().await;
    let words = outline.plan.steps[0].work(&outline.tenancy);
    let first = words.ready().unwrap().blocks[0].clone();
    let command = page.all(".command")[0].clone();
    let height = |selector: &str| command.query_selector(selector).unwrap().unwrap().get_bounding_client_rect().top();
    let before = (height("pre"), height(".command__copy"));
    assert_eq!(page.all(".explain__words").len(), 0, "made when it is unfolded");
    command.query_selector(".explain summary").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
    settle().await;
    let rows = command.query_selector_all(".explain__row").unwrap().length() as usize;
    assert_eq!(rows, capa_runbook::shell::explain::block(&first).len());
    assert_eq!((height("pre"), height(".command__copy")), before, "nothing that is about to be pressed has moved");
}

#[wasm_bindgen_test]
async fn the_guide_stands_beside_the_corrected_edition() {
    use capa_runbook::plan::deviations::{self, Severity};
    let (page, outline) = open_filled().await;
    page.tab("guide").await;
    let applying: Vec<_> = deviations::applying(&outline.inputs, &outline.tenancy).collect();
    until("the differences", || page.all(".diff").len() == applying.len()).await;
    assert_eq!(page.text(".guide__at"), format!("1 of {}", applying.len()));
    for deviation in &applying {
        let item = page.one(&format!(".diff:has(#difference-{})", deviation.id)).text_content().unwrap();
        assert!(item.contains(deviation.severity.word()), "{item}");
        assert!(item.contains("Seen to break") == deviation.evidence().is_some(), "{item}");
    }
    let api = page.one(".diff:has(#difference-identity-api-version)");
    let side = |selector: &str| api.query_selector(selector).unwrap().unwrap().text_content().unwrap();
    assert!(side("del").contains("v1beta1") && side("ins").contains("v1beta2"));

    let guide = page.one(".guide");
    let focused = || document().active_element().map(|element| element.id()).unwrap_or_default();
    let titles = page.all(".diff__title");
    key(&guide, "n").await;
    assert_eq!(focused(), titles[1].id());
    assert!(page.text(".guide__at").starts_with("2 of "));
    key(&guide, "p").await;
    assert_eq!(focused(), titles[0].id());
    key(&page.one(".topbar"), "n").await;
    assert_eq!(focused(), titles[0].id(), "the letters count in the guide alone");

    let breaks = applying.iter().filter(|deviation| deviation.severity == Severity::Breaks).count();
    let only = page.one("input[value=Breaks]");
    only.unchecked_ref::<HtmlInputElement>().set_checked(true);
    fire(&only, "change");
    until("those that break", || page.all(".diff").len() == breaks).await;
    assert!(page.text(".guide__filter").contains(&format!("Breaks {breaks}")));
}
