//! The command line tool: the same `generate()` as the page's, from a config file, for pipelines.
//! It reads one file, writes one folder or one file (`check --fix` the one that it read), and opens no socket.

#[cfg(not(target_arch = "wasm32"))]
mod arguments;
#[cfg(not(target_arch = "wasm32"))]
mod cli;
#[cfg(not(target_arch = "wasm32"))]
mod output;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// A build for the browser compiles every binary of the package; there is no command line in it.
#[cfg(target_arch = "wasm32")]
fn main() {}
