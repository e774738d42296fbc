//! The core natively: how long the column takes. Reports, never asserts: times belong to a machine.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the core is still without one")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use capa_runbook::{bundle, generate, outline};

#[path = "../tests/support/fleet.rs"]
mod fleet;

fn main() {
    println!("| native, median | 1 account | 100 accounts | 1,000 accounts |");
    println!("|---|---:|---:|---:|");
    let fleets = [1, 100, 1000].map(fleet::inputs);
    let row = |name: &str, times: [Duration; 3]| {
        let [one, hundred, thousand] = times.map(|time| format!("{:.2} ms", time.as_secs_f64() * 1000.0));
        println!("| {name} | {one} | {hundred} | {thousand} |");
    };
    row("outline: validate and plan", fleets.each_ref().map(|inputs| median(|| outline(inputs))));
    row("generate: every file", fleets.each_ref().map(|inputs| median(|| generate(inputs))));
    let generated = fleets.each_ref().map(generate);
    row(
        "bundle: the zip",
        generated.each_ref().map(|generated| median(|| bundle::bundle(generated).expect("nothing is held back"))),
    );
    for generated in &generated {
        let bytes: usize =
            generated.artifacts.iter().filter_map(|artifact| artifact.text.ready()).map(String::len).sum();
        let zip = bundle::bundle(generated).expect("nothing is held back").bytes.len();
        println!("{} files, {bytes} bytes, {zip} as a bundle", generated.artifacts.len());
    }
}

/// Of as many runs as half a second holds, five at least.
fn median<T>(run: impl Fn() -> T) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || begin.elapsed() < Duration::from_millis(500) {
        let start = Instant::now();
        black_box(run());
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
