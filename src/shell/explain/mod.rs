//! What each word of our commands is there for: subcommands, flags and variables, a table for each program. A test holds
//! them to every command of every golden file.

mod aws;
mod clusterawsadm;
mod clusterctl;
mod kind;
mod kubectl;
mod small;
pub mod text;
mod variables;

pub use clusterctl::{INIT as CLUSTERCTL_INIT, MOVE as CLUSTERCTL_MOVE};
pub use kind::KIND;

use super::{Block, Command, Line, Probe, quote};
use crate::model::Explanation;

/// The words of each program. `at` is a subcommand (`config current-context`), a flag (`-o`), a flag of one subcommand
/// (`get -A`), or empty for a program that has neither.
pub const PROGRAMS: &[(&str, &[Explanation])] = &[
    ("kind", kind::WORDS),
    ("kubectl", kubectl::WORDS),
    ("clusterctl", clusterctl::WORDS),
    ("clusterawsadm", clusterawsadm::WORDS),
    ("aws", aws::WORDS),
    ("envsubst", small::ENVSUBST),
    ("base64", small::BASE64),
    ("grep", small::GREP),
    ("tail", small::TAIL),
    ("rm", small::RM),
];

/// Variables that are set, by their names.
pub const VARIABLES: &[Explanation] = variables::NAMES;

/// A word of a command, with its explanation; a test sees to it that none is without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// As it stands there: `kubectl apply`, `--timeout`, `EXP_MACHINE_POOL`.
    pub word: String,
    pub row: Option<&'static Explanation>,
}

/// What a block runs and sets, each word once, in order.
pub fn block(block: &Block) -> Vec<Explained> {
    let mut out = Words::default();
    for line in &block.lines {
        out.line(line);
    }
    out.0
}

/// What a probe asks.
pub fn probe(probe: &Probe) -> Vec<Explained> {
    let mut out = Words::default();
    out.probe(probe);
    out.0
}

#[derive(Default)]
struct Words(Vec<Explained>);

impl Words {
    fn add(&mut self, word: &str, row: Option<&'static Explanation>) {
        // The same flag may mean another thing to the next command.
        if !self.0.iter().any(|known| known.word == word && known.row == row) {
            self.0.push(Explained { word: word.to_owned(), row });
        }
    }

    fn variable(&mut self, name: &str) {
        self.add(name, VARIABLES.iter().find(|row| row.at == name));
    }

    fn line(&mut self, line: &Line) {
        match line {
            Line::Run(command) | Line::Poll { command, .. } | Line::Digest { command, .. } => self.command(command),
            Line::Set(name, _) => self.variable(name),
            Line::Capture(name, command) | Line::ExportCapture(name, command) => {
                self.variable(name);
                self.command(command);
            }
            Line::Pipe(commands) => commands.iter().for_each(|command| self.command(command)),
            Line::Envsubst { .. } => self.command(&Command::new("envsubst")),
            Line::Write { .. } => {}
        }
    }

    fn probe(&mut self, probe: &Probe) {
        match probe {
            Probe::Succeeds(command) | Probe::Prints(command, _) => self.command(command),
            Probe::Not(inner) => self.probe(inner),
            Probe::All(inner) => inner.iter().for_each(|probe| self.probe(probe)),
        }
    }

    fn command(&mut self, command: &Command) {
        for (name, _) in &command.env {
            self.variable(name);
        }
        let argv: Vec<String> = command.argv.iter().map(quote::word).collect();
        if let Some((program, arguments)) = argv.split_first() {
            for explained in known_words(program, arguments) {
                self.add(&explained.word, explained.row);
            }
        }
    }
}

/// A program's subcommand and flags.
fn known_words(program: &str, arguments: &[String]) -> Vec<Explained> {
    let rows = PROGRAMS.iter().find(|(name, _)| *name == program).map_or(&[][..], |(_, rows)| rows);
    let find = |at: &str| rows.iter().find(|row| row.at == at);
    let (heads, flags) = heads_and_flags(arguments);
    // The longest run of words that is a subcommand; what follows are its arguments.
    let runs = (1..=heads.len()).rev().map(|length| heads[..length].join(" "));
    let sub = runs.into_iter().find(|at| find(at).is_some()).unwrap_or_default();
    let mut out = Vec::new();
    if !sub.is_empty() {
        out.push(Explained { word: format!("{program} {sub}"), row: find(&sub) });
    } else if find("").is_some() || !heads.is_empty() || flags.is_empty() {
        out.push(Explained { word: program.to_owned(), row: find("") });
    }
    for flag in flags {
        let row = find(&format!("{sub} {flag}")).or_else(|| find(flag));
        out.push(Explained { word: flag.to_owned(), row });
    }
    out
}

/// The words that are neither flags nor the values of flags, and the flags by their names.
fn heads_and_flags(arguments: &[String]) -> (Vec<&str>, Vec<&str>) {
    let is_flag = |word: &str| word.len() > 1 && word.starts_with('-');
    let (mut heads, mut flags) = (Vec::new(), Vec::new());
    let mut words = arguments.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        if !is_flag(word) {
            heads.push(word);
            continue;
        }
        match word.split_once('=') {
            Some((name, _)) => flags.push(name),
            None => {
                flags.push(word);
                // A switch stands last or before another flag in all of our commands.
                words.next_if(|next| !is_flag(next));
            }
        }
    }
    (heads, flags)
}
