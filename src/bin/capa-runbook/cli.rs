//! Arguments to exit code. Messages go to standard error, the report to standard output.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use capa_runbook::iam::{self, Generator, Refusal, Template};
use capa_runbook::model::{HeldBack, Inputs, field};
use capa_runbook::render::trust_map;
use capa_runbook::share::{config, patch};
use capa_runbook::validate::{credential_like, repair};
use capa_runbook::{Generated, bundle, generate, outline};

use crate::arguments::{Format, HELP, Request, parse};
use crate::output;

/// What the tool says of a run. Nothing is written unless it is `Fine`.
enum Outcome {
    /// 0: no error; warnings are allowed.
    Fine,
    /// 1: the config has errors, or the tool that it is for refuses it.
    ConfigHasErrors,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::ConfigHasErrors => Self::from(1),
        }
    }
}

/// Why nothing could be said of the config, or nothing could be written: exit code 2.
pub struct Failure {
    pub message: String,
    /// What to type.
    pub help: String,
}

impl Failure {
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
    /// Of the system: `path` is what was being read or written.
    pub fn io(doing: &str, path: &Path, error: io::Error) -> Self {
        Self::new(format!("{doing} {}: {error}", path.display()), "")
    }
}

pub fn main() -> ExitCode {
    match parse(lexopt::Parser::from_env()).and_then(run) {
        Ok(outcome) => outcome.into(),
        Err(Failure { message, help }) => {
            eprintln!("capa-runbook: {message}");
            if !help.is_empty() {
                eprintln!("  help: {help}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(request: Request) -> Result<Outcome, Failure> {
    match request {
        Request::Help => print(HELP).map(|()| Outcome::Fine),
        Request::Version => print(concat!("capa-runbook ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| Outcome::Fine),
        Request::Check { config, format, fix } => {
            let inputs = if fix { fixed(&config)? } else { read(&config)? };
            let report = outline(&inputs).report;
            print(&match format {
                Format::Text => report.to_text(&config.display().to_string()),
                Format::Json => report.to_json() + "\n",
            })?;
            Ok(if report.has_errors() { Outcome::ConfigHasErrors } else { Outcome::Fine })
        }
        Request::Render { config, out } => {
            let generated = generated(&config)?;
            let files = match bundle::files(&generated) {
                Ok(files) => files,
                Err(held) => return Ok(refuse(&held)),
            };
            output::folder(&out, &files)?;
            eprintln!("capa-runbook: wrote {} files to {}", files.len(), out.display());
            Ok(Outcome::Fine)
        }
        Request::Bundle { config, out } => {
            let bundle = match bundle::bundle(&generated(&config)?) {
                Ok(bundle) => bundle,
                Err(held) => return Ok(refuse(&held)),
            };
            output::zip(&out, &bundle.bytes)?;
            eprintln!("capa-runbook: wrote {} to {}", bundle.name, out.display());
            Ok(Outcome::Fine)
        }
        Request::Trust { config } => match trust_map::json::json(&outline(&read(&config)?)) {
            Ok(json) => print(&json).map(|()| Outcome::Fine),
            Err(held) => Ok(refuse(&held)),
        },
        Request::CloudFormation { file, release, generator } => {
            let bytes = fs::read(&file).map_err(|error| Failure::io("cannot read", &file, error))?;
            match template(&bytes, &file, &release, generator) {
                // The tool prints it with `Println`.
                Ok(template) => print(&(template + "\n")).map(|()| Outcome::Fine),
                Err(refusal) => {
                    eprintln!("capa-runbook: clusterawsadm {release} refuses {}: {refusal}", file.display());
                    Ok(Outcome::ConfigHasErrors)
                }
            }
        }
    }
}

/// The template of an AWSIAMConfiguration; what the tool passes over without a word is said on standard error.
fn template(bytes: &[u8], file: &Path, release: &str, generator: Generator) -> Result<String, Refusal> {
    let reading = iam::read(bytes, generator)?;
    for key in &reading.unknown {
        eprintln!("capa-runbook: {}: clusterawsadm {release} drops {key}, which it does not know", file.display());
    }
    for key in &reading.without_effect {
        eprintln!("capa-runbook: {}: clusterawsadm {release} makes nothing of {key}", file.display());
    }
    Template::new(&reading.configuration, generator).to_yaml()
}

/// The whole column over a config file; what `validate` found is printed.
fn generated(config: &Path) -> Result<Generated, Failure> {
    let generated = generate(&read(config)?);
    if !generated.outline.report.diagnostics.is_empty() {
        print(&generated.outline.report.to_text(&config.display().to_string()))?;
    }
    Ok(generated)
}

/// Puts right in the file what has one right answer, says what, and gives back what the file holds now.
fn fixed(path: &Path) -> Result<Inputs, Failure> {
    let text = text(path)?;
    let before = parsed(path, &text)?;
    let mut inputs = before.clone();
    let mut now = before.clone();
    for repair in repair(&mut inputs) {
        for edit in repair.edits {
            // What looks like a credential is not repeated.
            let old = field::get(&now, &edit.field);
            let old = if credential_like(&old).is_some() { "what it was".into() } else { format!("{old:?}") };
            eprintln!("capa-runbook: fixed[{}]: {} is {:?} instead of {old}", repair.lint, edit.field, edit.value);
            field::set(&mut now, &edit.field, &edit.value);
        }
    }
    if inputs == before {
        eprintln!("capa-runbook: nothing has a fix, {} is as it was", path.display());
        return Ok(inputs);
    }
    match patch(&text, &before, &inputs) {
        Some(text) => output::replace(path, text.as_bytes())?,
        None => {
            output::replace(path, config::write(&inputs).as_bytes())?;
            eprintln!("capa-runbook: {} is written as the page exports it, without comments", path.display());
        }
    }
    Ok(inputs)
}

fn read(path: &Path) -> Result<Inputs, Failure> {
    parsed(path, &text(path)?)
}

fn text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::io("cannot read", path, error))?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{} is not UTF-8 text", path.display()), "Save the file as UTF-8"))
}

fn parsed(path: &Path, text: &str) -> Result<Inputs, Failure> {
    config::read(text).map_err(|error| {
        let mut place = path.display().to_string();
        for number in [error.line, error.column].into_iter().flatten() {
            place.push_str(&format!(":{number}"));
        }
        Failure::new(format!("{place}: {}", error.message), error.help)
    })
}

fn refuse(held: &HeldBack) -> Outcome {
    let fields: Vec<String> = held.0.iter().map(ToString::to_string).collect();
    eprintln!("capa-runbook: nothing was written; held back by {}", fields.join(", "));
    Outcome::ConfigHasErrors
}

/// A reader that closed the pipe has seen what it wanted.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}"), ""))
        }
        _ => Ok(()),
    }
}
