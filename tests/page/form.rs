//! The page as a person opens it, and what a person does first.

use std::path::PathBuf;

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::server::Server;

/// The built page. Asked for by name, so that a run without it fails instead of passing over nothing.
pub fn dist() -> PathBuf {
    PathBuf::from(std::env::var_os("PAGE_DIST").expect("PAGE_DIST names the folder of the built page"))
}

pub const MANAGER: &str = "000000000000";
pub const MANAGED: &str = "111111111111";

/// The page in a browser with a profile of its own.
pub struct Page {
    pub server: Server,
    pub browser: Browser,
}

impl Page {
    pub fn open() -> Self {
        Self::open_with(Browser::start())
    }

    pub fn open_with(browser: Browser) -> Self {
        let server = Server::start(&dist(), "/");
        browser.open(&server.url());
        Self { server, browser }
    }

    /// The least that makes a bundle: the ids of the manager and of the account `payments`.
    pub fn fill_ids(&self) {
        self.browser.fill(&self.browser.field("Manager account ID", 0), MANAGER);
        self.browser.fill(&self.browser.field("Account name", 0), "payments");
        self.browser.fill(&self.browser.field("Account ID", 0), MANAGED);
    }

    pub fn tab(&self, name: &str) {
        let tab = self.browser.control_starting("tab", name);
        self.browser.click(&tab);
    }

    /// Opens the file in the tab Files.
    pub fn open_file(&self, path: &str) {
        self.tab("Files");
        let file = self.browser.wait_for(&format!("the file {path} in the tree"), || {
            self.browser.select(&format!("nav button[title='{path}']")).into_iter().next()
        });
        self.browser.click(&file);
    }

    /// The words of the view that is open, those scrolled out of sight included.
    pub fn view(&self) -> String {
        let text = self.browser.script(
            "return [...document.querySelectorAll('[role=tabpanel]')].filter(panel => panel.checkVisibility())
                 .map(panel => panel.textContent).join('\\n')",
            json!([]),
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Opens a folded section of the inputs.
    pub fn unfold(&self, title: &str) {
        let summary = self.browser.control_starting("button", title);
        self.browser.click(&summary);
    }

    /// Goes to the step with this title over the strip of all steps; that opens it.
    pub fn go_to_step(&self, title: &str) {
        self.tab("Runbook");
        let link = self.browser.wait_for(&format!("the step {title}"), || {
            self.browser.select("ol a[href]").into_iter().find(|link| self.browser.text(link).contains(title))
        });
        self.browser.click(&link);
    }

    /// Waits for the file in view to have this line, indentation aside.
    pub fn sees_line(&self, line: &str) {
        self.browser.wait(&format!("the line {line:?}"), || {
            self.browser.script(
                "return [...document.querySelectorAll('.file__code code')].some(line => line.textContent.trim() === arguments[0])",
                json!([line]),
            ) == true
        });
    }

    /// Waits for the view to hold the text.
    pub fn sees(&self, text: &str) {
        self.browser.wait(&format!("{text:?} in the view"), || self.view().contains(text));
    }

    /// Nothing went wrong without a word, and nothing was fetched from elsewhere.
    pub fn finish(&self) {
        assert_eq!(self.browser.severe_messages(), Vec::<String>::new());
        for request in self.browser.network_requests() {
            assert!(request.starts_with(&self.server.origin()), "{request} is not the page's own");
        }
    }
}
