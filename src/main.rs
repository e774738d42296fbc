//! Browser entry: mount the page; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    capa_runbook::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the page's entry for WebAssembly; run `make serve`. The command line tool is capa-runbook.");
}
