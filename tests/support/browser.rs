//! A real Chromium or Firefox, driven over WebDriver (<https://www.w3.org/TR/webdriver2/>) by its own driver.
//!
//! Controls are found as a person with a screen reader finds them: by role and accessible name, or by label.
//! Every wait is for something to become true, never for time to pass.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::scratch::Scratch;

/// How long anything may take to become true. Generous, because a machine that builds at the same time is slow.
const PATIENCE: Duration = Duration::from_secs(20);
/// What WebDriver calls the key under which an element's id stands.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
}

impl Engine {
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The driver: the variable that may name it, its command, what it says before its port, and what installs it.
    fn driver(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver", "started successfully on port ", "tools/browser"),
            Self::Firefox => ("GECKODRIVER", "geckodriver", "Listening on 127.0.0.1:", "tools/firefox"),
        }
    }

    /// Without a window of its own, in a profile that goes with it; `folder` is for that and for downloads.
    fn capabilities(self, folder: &Scratch, width: u32, height: u32) -> Value {
        let downloads = folder.join("downloads");
        let own = match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--lang=en-US", "--enable-precise-memory-info",
                        format!("--window-size={width},{height}"),
                        format!("--user-data-dir={}", folder.join("profile").display()),
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                    },
                },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                    "prefs": {
                        // A folder of our own, and no question.
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.always_ask_before_handling_new_types": false,
                        "intl.accept_languages": "en-US",
                    },
                },
            }),
        };
        json!({"capabilities": {"alwaysMatch": own}})
    }
}

pub struct Browser {
    engine: Engine,
    driver: Driver,
    session: String,
    /// Holds the profile and the downloads.
    folder: Scratch,
}

#[derive(Clone, Debug)]
pub struct Element(String);

/// The process of the driver; killed on drop, so that no failure leaves one behind.
struct Driver {
    process: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Driver {
    fn start(engine: Engine, home: &Scratch) -> Self {
        // It picks a port that is free and may lose it to another before it listens.
        (0..3).find_map(|_| Self::try_start(engine, home)).expect("the driver says its port before it ends")
    }

    fn try_start(engine: Engine, home: &Scratch) -> Option<Self> {
        let (variable, command, before_port, installer) = engine.driver();
        let program = std::env::var_os(variable).unwrap_or_else(|| command.into());
        let mut process = Command::new(&program);
        if engine == Engine::Firefox {
            // It writes there beside its profile, and as root refuses a home that is somebody else's.
            process.env("HOME", home.path());
        }
        let process = process
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start ({error}); {installer} installs it", program.display()));
        let mut driver = Self { process, port: 0 };
        let mut lines = BufReader::new(driver.process.stdout.take().expect("a pipe")).lines();
        while driver.port == 0 {
            let line = lines.next()?.expect("text");
            if let Some((_, port)) = line.split_once(before_port) {
                driver.port = port.trim_end_matches('.').parse().expect("a port");
            }
        }
        // Keeps the pipe from filling up.
        thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }

    /// One exchange: `value` of the answer, or what went wrong.
    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let exchange = || -> std::io::Result<Vec<u8>> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(120)))?;
            let body = body.map(Value::to_string).unwrap_or_default();
            write!(
                stream,
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
                 Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
                self.port,
                body.len()
            )?;
            let mut reader = BufReader::new(stream);
            let mut length = 0;
            loop {
                let mut line = String::new();
                reader.read_line(&mut line)?;
                if line.trim().is_empty() {
                    break;
                }
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap_or(0);
                }
            }
            let mut answer = vec![0; length];
            reader.read_exact(&mut answer)?;
            Ok(answer)
        };
        let answer = exchange().map_err(|error| format!("the driver: {error}"))?;
        let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| format!("the driver: {error}"))?;
        match answer["value"].get("error") {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"].as_str().unwrap_or_default())),
            None => Ok(answer["value"].take()),
        }
    }
}

impl Browser {
    /// Chromium with a profile of its own, empty at first.
    pub fn start() -> Self {
        Self::of(Engine::Chromium)
    }

    /// Chromium; width and height in CSS pixels.
    pub fn with_window(width: u32, height: u32) -> Self {
        Self::of_size(Engine::Chromium, width, height)
    }

    /// With a profile of its own, empty at first.
    pub fn of(engine: Engine) -> Self {
        Self::of_size(engine, 1440, 900)
    }

    fn of_size(engine: Engine, width: u32, height: u32) -> Self {
        let folder = Scratch::new();
        std::fs::create_dir(folder.join("downloads")).expect("a new folder");
        let driver = Driver::start(engine, &folder);
        let session = driver
            .request("POST", "/session", Some(&engine.capabilities(&folder, width, height)))
            .unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        let session = session["sessionId"].as_str().expect("a session").to_owned();
        Self { engine, driver, session, folder }
    }

    fn command(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let path = format!("/session/{}{path}", self.session);
        self.driver.request(method, &path, (method == "POST").then_some(&body))
    }

    fn must(&self, method: &str, path: &str, body: Value) -> Value {
        self.command(method, path, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Goes to the address, whatever comes of it.
    pub fn visit(&self, url: &str) {
        self.must("POST", "/url", json!({"url": url}));
    }

    /// Loads the page and waits for it to be there instead of its first frame.
    pub fn open(&self, url: &str) {
        self.visit(url);
        self.wait("the page has started", || self.script("return !document.getElementById('boot')", json!([])) == true);
    }

    pub fn reload(&self) {
        self.must("POST", "/refresh", json!({}));
        self.wait("the page has started", || self.script("return !document.getElementById('boot')", json!([])) == true);
    }

    /// A script that runs in every page before its own.
    pub fn before_each_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }

    /// The body of a function of `arguments`; what it returns.
    pub fn script(&self, body: &str, arguments: Value) -> Value {
        self.must("POST", "/execute/sync", json!({"script": body, "args": arguments}))
    }

    /// The body of an asynchronous function of `arguments`; what its promise becomes.
    pub fn asynchronous(&self, body: &str, arguments: Value) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
             (async function () {{ {body} }}).apply(null, given).then(done, error => done('' + error))"
        );
        self.must("POST", "/execute/async", json!({"script": script, "args": arguments}))
    }

    /// A command of the DevTools protocol, which Chromium alone has.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.must("POST", "/goog/cdp/execute", json!({"cmd": command, "params": parameters}))
    }

    /// Asks until the answer is yes.
    pub fn wait(&self, what: &str, is_true: impl Fn() -> bool) {
        self.wait_for(what, || is_true().then_some(()));
    }

    /// Asks until there is an answer.
    pub fn wait_for<T>(&self, what: &str, ask: impl Fn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain: {what}\nthe page shows:\n{}", self.page_text());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What a person reads on the page now.
    pub fn page_text(&self) -> String {
        self.script("return document.body.innerText", json!([])).as_str().unwrap_or_default().to_owned()
    }

    /// The `index`-th visible field with this label, from 0.
    pub fn field(&self, label: &str, index: usize) -> Element {
        self.wait_for(&format!("field {label} ({index})"), || self.named(FIELDS, label).nth(index))
    }

    /// The visible control with this role and accessible name.
    pub fn control(&self, role: &str, name: &str) -> Element {
        self.wait_for(&format!("{role} {name}"), || self.find_control(role, name))
    }

    /// The same, where a count may follow the name: `Checks 2`.
    pub fn control_starting(&self, role: &str, name: &str) -> Element {
        self.wait_for(&format!("{role} {name}"), || {
            let candidates = self.select(selector(role));
            candidates.into_iter().find(|element| {
                let computed = self.command("GET", &format!("/element/{}/computedlabel", element.0), Value::Null);
                computed.is_ok_and(|value| value.as_str().is_some_and(|computed| plain(computed).starts_with(name)))
            })
        })
    }

    /// The same, when it is there.
    pub fn find_control(&self, role: &str, name: &str) -> Option<Element> {
        self.named(selector(role), name).next()
    }

    /// The visible elements of the selector whose accessible name is this one. The browser computes the names; a look
    /// at the words narrows down which are worth asking about.
    fn named(&self, selector: &str, name: &str) -> impl Iterator<Item = Element> {
        let candidates = self.script(
            "const [selector, name] = arguments;
             const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
             return [...document.querySelectorAll(selector)].filter(element => {
                 // A radio button drawn by its label is invisible itself.
                 const seen = element.checkVisibility() || [...element.labels || []].some(label => label.checkVisibility());
                 const words = [element.textContent, element.getAttribute('aria-label'),
                     ...[...element.labels || []].map(label => label.textContent),
                     ...(element.getAttribute('aria-labelledby') || '').split(' ').map(id =>
                         document.getElementById(id)?.textContent)];
                 return seen && words.some(text => plain(text).includes(name));
             })",
            json!([selector, name]),
        );
        let candidates: Vec<Element> = elements(&candidates).collect();
        let name = name.to_owned();
        candidates.into_iter().filter(move |element| {
            // An element that a keystroke has just replaced has no name any more.
            let computed = self.command("GET", &format!("/element/{}/computedlabel", element.0), Value::Null);
            let computed = computed.ok().and_then(|value| value.as_str().map(plain)).unwrap_or_default();
            computed == name || computed.strip_suffix(" optional") == Some(&name)
        })
    }

    pub fn click(&self, element: &Element) {
        self.must("POST", &format!("/element/{}/click", element.0), json!({}));
    }

    /// Real key events, one after another, into the element.
    pub fn keys(&self, element: &Element, text: &str) {
        self.must("POST", &format!("/element/{}/value", element.0), json!({"text": text}));
    }

    /// Puts the caret behind the field's text.
    pub fn focus_end(&self, element: &Element) {
        self.script(
            "const [field] = arguments; field.focus();
             if (field.setSelectionRange && field.type === 'text') field.setSelectionRange(1e6, 1e6)",
            json!([element.reference()]),
        );
    }

    /// One real key event to whatever has the focus: a character, or `Backspace`, `Escape`, `Tab`, `ArrowRight`.
    pub fn press(&self, key: &str) {
        let code = match key {
            "Backspace" => "\u{e003}",
            "Escape" => "\u{e00c}",
            "Tab" => "\u{e004}",
            "Enter" => "\u{e007}",
            "ArrowLeft" => "\u{e012}",
            "ArrowUp" => "\u{e013}",
            "ArrowRight" => "\u{e014}",
            "ArrowDown" => "\u{e015}",
            character => character,
        };
        let actions = json!([{"type": "keyDown", "value": code}, {"type": "keyUp", "value": code}]);
        self.must("POST", "/actions", json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }

    /// Replaces what is in the field.
    pub fn fill(&self, element: &Element, text: &str) {
        self.script("arguments[0].focus(); arguments[0].select()", json!([element.reference()]));
        // Backspace first: typing nothing would leave the old text.
        self.keys(element, &format!("\u{e003}{text}"));
    }

    /// Chooses the option with this text, as a keyboard does: with both events.
    pub fn choose(&self, element: &Element, option: &str) {
        let chosen = self.script(
            "const [select, text] = arguments;
             const option = [...select.options].find(option => option.text.trim() === text || option.value === text);
             if (!option) return [...select.options].map(option => option.text);
             select.value = option.value;
             select.dispatchEvent(new Event('input', {bubbles: true}));
             select.dispatchEvent(new Event('change', {bubbles: true}));
             return true",
            json!([element.reference(), option]),
        );
        assert_eq!(chosen, true, "{option} is not among the options");
    }

    /// Chooses a file in the page's file input, which **Import** stands for.
    pub fn choose_file(&self, path: &std::path::Path) {
        let input = self.wait_for("a file input", || self.select("input[type=file]").into_iter().next());
        self.keys(&input, path.to_str().expect("a path in UTF-8"));
    }

    pub fn value(&self, element: &Element) -> String {
        self.script("return arguments[0].value", json!([element.reference()])).as_str().unwrap_or_default().to_owned()
    }

    pub fn text(&self, element: &Element) -> String {
        self.script("return arguments[0].innerText", json!([element.reference()]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The elements of a CSS selector, for what has neither role nor label.
    pub fn select(&self, selector: &str) -> Vec<Element> {
        let found = self.must("POST", "/elements", json!({"using": "css selector", "value": selector}));
        elements(&found).collect()
    }

    /// What the page put on Chromium's clipboard; Firefox lets nobody read it.
    pub fn clipboard(&self) -> String {
        self.devtools(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
        );
        let text = self.asynchronous("return await navigator.clipboard.readText()", json!([]));
        text.as_str().expect("a text").to_owned()
    }

    /// Waits for the next finished download, takes it away, and gives its name and content.
    pub fn download(&self) -> (String, Vec<u8>) {
        let downloads = self.folder.join("downloads");
        let path: PathBuf = self.wait_for("a download", || {
            let entries = std::fs::read_dir(&downloads).expect("the folder of the downloads");
            let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            // Firefox keeps the name with an empty file, and writes to another beside it.
            let is_partial = |path: &PathBuf| path.extension().is_some_and(|end| end == "crdownload" || end == "part");
            let is_empty = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
            let is_done = !paths.iter().any(is_partial);
            paths.into_iter().find(|path| is_done && !is_empty(path) && !is_hidden(path))
        });
        let content = std::fs::read(&path).expect("the download");
        std::fs::remove_file(&path).expect("the download");
        (path.file_name().expect("a name").to_string_lossy().into_owned(), content)
    }

    /// A picture of the window as PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        decode(&self.must("GET", "/screenshot", Value::Null))
    }

    /// What a printer would get, as PDF.
    pub fn print(&self) -> Vec<u8> {
        decode(&self.must("POST", "/print", json!({})))
    }

    /// The addresses of the network requests since the last call. What never reaches a network is left out:
    /// `data:` and `blob:` addresses are the page's own memory, `chrome:` is the browser's empty tab. Chromium's alone:
    /// Firefox's driver hands out no log.
    pub fn network_requests(&self) -> Vec<String> {
        assert_eq!(self.engine, Engine::Chromium, "there is no log");
        let log = self.must("POST", "/se/log", json!({"type": "performance"}));
        let entries = log.as_array().expect("a list");
        let mut requests = Vec::new();
        for entry in entries {
            let message: Value =
                serde_json::from_str(entry["message"].as_str().expect("a message")).expect("a DevTools event");
            let message = &message["message"];
            let url = match message["method"].as_str() {
                Some("Network.requestWillBeSent") => &message["params"]["request"]["url"],
                Some("Network.webSocketCreated" | "Network.webTransportCreated") => &message["params"]["url"],
                _ => continue,
            };
            let url = url.as_str().expect("an address");
            if !["data:", "blob:", "chrome:"].iter().any(|scheme| url.starts_with(scheme)) {
                requests.push(url.to_owned());
            }
        }
        requests
    }

    /// What the console calls severe since the last call: errors, requests that failed, violations of the
    /// Content-Security-Policy. Chromium's alone: Firefox's driver hands out no log.
    pub fn severe_messages(&self) -> Vec<String> {
        assert_eq!(self.engine, Engine::Chromium, "there is no log");
        let log = self.must("POST", "/se/log", json!({"type": "browser"}));
        let entries = log.as_array().expect("a list").iter();
        entries.filter(|entry| entry["level"] == "SEVERE").map(|entry| entry["message"].to_string()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends the browser; without a session to end, killing the driver does.
        let _ = self.driver.request("DELETE", &format!("/session/{}", self.session), None);
    }
}

/// Fields that a person types into or chooses from.
const FIELDS: &str = "input:not([type=hidden]):not([type=file]), select, textarea";

/// Where a role may stand.
fn selector(role: &str) -> &'static str {
    match role {
        "button" => "button, summary, [role=button]",
        "tab" => "[role=tab]",
        "link" => "a[href]",
        "radio" => "input[type=radio], [role=radio]",
        "checkbox" => "input[type=checkbox]:not([role]), [role=checkbox]",
        "switch" => "[role=switch]",
        _ => panic!("no selector for the role {role} yet"),
    }
}

/// The elements of an answer.
fn elements(answer: &Value) -> impl Iterator<Item = Element> {
    let answer = answer.as_array().expect("a list");
    answer.iter().filter_map(|value| value[ELEMENT].as_str()).map(|id| Element(id.to_owned()))
}

impl Element {
    /// The element as an argument of a script.
    pub fn reference(&self) -> Value {
        json!({ELEMENT: self.0})
    }
}

fn decode(answer: &Value) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(answer.as_str().expect("base64")).expect("base64")
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Chromium writes to a hidden file before it knows the name.
fn is_hidden(path: &std::path::Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
