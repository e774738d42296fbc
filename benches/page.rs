//! The release build in a real Chromium: from a real key event to the output in the document, for one account and for
//! a thousand. Reports, never asserts: times belong to a machine. `make bench` builds the page and runs this.

use std::path::PathBuf;

use capa_runbook::share::config;
use serde_json::{Value, json};

#[path = "../tests/support/mod.rs"]
mod support;

#[path = "../tests/support/fleet.rs"]
mod fleet;

use support::browser::Browser;
use support::scratch::Scratch;
use support::server::Server;
use support::weight::weigh;

/// Before the page's own script: keeps hold of its memory, and times from the key event on.
///
/// A key counts until the output panel changes last within the task that the key began; an observer is told in that
/// task. Meanwhile a timer beats: the longest gap between two beats is how long the page was deaf.
const PROBE: &str = r#"
const bench = window.bench = {memory: null, key: null, output: null, longest: 0, beat: 0, saved: null};
for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
        const made = await own.apply(WebAssembly, given);
        bench.memory = (made.instance || made).exports.memory;
        return made;
    };
}
addEventListener('keydown', event => { bench.key = event.timeStamp; bench.output = null; bench.longest = 0; }, true);
addEventListener('DOMContentLoaded', () => {
    new MutationObserver(records => {
        if (bench.key === null || bench.output !== null) return;
        const inOutput = record => (record.target.nodeType === 1 ? record.target : record.target.parentElement)
            ?.closest('[role=tabpanel]');
        if (records.some(inOutput)) bench.output = performance.now();
    }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
});
const beat = () => {
    const now = performance.now();
    // A timer of no delay comes every 4 ms at most.
    if (bench.key !== null && bench.beat > 0) bench.longest = Math.max(bench.longest, now - bench.beat - 4);
    bench.beat = now;
    setTimeout(beat, 0);
};
beat();
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () {
    if (this.download) bench.saved = performance.now();
    return click.call(this);
};
"#;

/// Milliseconds.
struct Keys {
    to_output: Vec<f64>,
    longest_block: f64,
    /// Keys after which the output did not change.
    without_output: usize,
}

const KEYS: usize = 40;

fn main() {
    let dist = PathBuf::from(std::env::var_os("PAGE_DIST").expect("PAGE_DIST names the folder of the built page"));
    let server = Server::start(&dist, "/");
    let browser = Browser::start();
    browser.before_each_page(PROBE);
    browser.open(&server.url());

    let fetched = weigh(&server, &dist);
    let sum = |size: fn(&support::weight::Fetched) -> usize| fetched.iter().map(size).sum::<usize>();
    let wasm = fetched.iter().find(|file| file.path.ends_with(".wasm")).expect("the page is WebAssembly");
    println!("| first load | raw bytes | brotli bytes | requests |");
    println!("|---|---:|---:|---:|");
    println!("| everything | {} | {} | {} |", sum(|file| file.raw), sum(|file| file.brotli), fetched.len());
    println!("| of that, WebAssembly | {} | {} | 1 |", wasm.raw, wasm.brotli);

    println!("\n| in Chromium, {KEYS} keys each | p50 | p95 | longest block | keys without output |");
    println!("|---|---:|---:|---:|---:|");
    for accounts in [1, 1000] {
        import(&browser, accounts);
        for tab in ["Runbook", "Files", "Checks"] {
            browser.click(&browser.control_starting("tab", tab));
            for field in ["Manager account ID", "Account name", "Worker nodes"] {
                let keys = type_into(&browser, field);
                println!(
                    "| {accounts} account(s), {tab}, {field} | {} | {} | {:.1} ms | {} |",
                    percentile(&keys.to_output, 50),
                    percentile(&keys.to_output, 95),
                    keys.longest_block,
                    keys.without_output
                );
            }
        }
        let bundle = bundle(&browser);
        let memory = browser.script("return bench.memory.buffer.byteLength", json!([])).as_f64().unwrap_or_default();
        let heap = browser.script("return performance.memory.usedJSHeapSize", json!([])).as_f64().unwrap_or_default();
        let mebibytes = |bytes: f64| bytes / 1024.0 / 1024.0;
        println!(
            "| {accounts} account(s), Download bundle | {bundle:.1} ms, WebAssembly memory {:.1} MiB, script heap {:.1} MiB | | | |",
            mebibytes(memory),
            mebibytes(heap)
        );
    }
}

/// Opens a config of that many accounts through **Import**.
fn import(browser: &Browser, accounts: usize) {
    let scratch = Scratch::new();
    let file = scratch.write("capa-runbook.yaml", &config::write(&fleet::inputs(accounts)));
    browser.choose_file(&file);
    let manager = browser.field("Manager account ID", 0);
    browser.wait("the import", || browser.value(&manager) == "000000000000");
    // The form shows the first rows of a long list.
    let last = format!("account-{}", accounts.min(50));
    browser.wait("the accounts", || {
        browser.script(
            "return [...document.querySelectorAll('input')].some(input => input.value === arguments[0])",
            json!([last]),
        ) == true
    });
}

/// Real keys at the end of the field: a digit and its removal in turn, so that the text ends as it began.
fn type_into(browser: &Browser, label: &str) -> Keys {
    let field = browser.field(label, 0);
    browser.focus_end(&field);
    let mut keys = Keys { to_output: Vec::new(), longest_block: 0.0, without_output: 0 };
    for index in 0..KEYS {
        browser.script("bench.key = null", json!([]));
        browser.press(if index % 2 == 0 { "7" } else { "Backspace" });
        // Long enough for what a key puts off, and for the next frame.
        let times = browser.asynchronous(
            "await new Promise(done => setTimeout(done, 150));
             return [bench.output === null ? null : bench.output - bench.key, bench.longest]",
            json!([]),
        );
        match times[0].as_f64() {
            Some(time) => keys.to_output.push(time),
            None => keys.without_output += 1,
        }
        keys.longest_block = keys.longest_block.max(times[1].as_f64().unwrap_or_default());
    }
    keys.to_output.sort_by(f64::total_cmp);
    keys
}

fn percentile(sorted: &[f64], percent: usize) -> String {
    match sorted.len() {
        0 => "-".into(),
        length => format!("{:.1} ms", sorted[(length - 1) * percent / 100]),
    }
}

/// From the click on **Download bundle** to the moment at which the browser is told to save.
fn bundle(browser: &Browser) -> f64 {
    let button = browser.control("button", "Download bundle");
    browser.script(
        "bench.saved = null; addEventListener('click', event => bench.clicked ??= event.timeStamp, true)",
        json!([]),
    );
    browser.script("bench.clicked = null", json!([]));
    browser.click(&button);
    let time = browser.wait_for("the bundle", || {
        let time: Value = browser.script("return bench.saved && bench.saved - bench.clicked", json!([]));
        time.as_f64()
    });
    browser.download();
    time
}
