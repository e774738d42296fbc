//! The checks, by the docs of their files: `CHECKS.md` is made of them, and their examples are run, through the library
//! and through the command line tool.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use capa_runbook::diagnostic::{Diagnostic, Severity};
use capa_runbook::model::{FieldPath, field};
use capa_runbook::validate::{LINTS, Lint, validate};
use serde_json::Value;

use crate::examples::{BASE, Docs, docs, file_of, inputs, root, whole};
use crate::scratch::Scratch;
use crate::validate::{errors, held_back};

fn found(example: &str) -> Vec<Diagnostic> {
    validate(&inputs(example)).1.diagnostics
}

fn ids(diagnostics: &[Diagnostic]) -> BTreeSet<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic.lint).collect()
}

/// What the bad example wakes: the lint, and the others that its docs own up to.
fn expected<'a>(lint: &'a Lint, docs: &'a Docs) -> BTreeSet<&'a str> {
    docs.also.0.iter().map(String::as_str).chain([lint.id]).collect()
}

#[test]
fn nothing_is_wrong_with_what_the_examples_are_laid_over() {
    assert_eq!(found("{}"), []);
}

#[test]
fn every_bad_example_wakes_its_lint_alone_and_no_good_one_wakes_any() {
    for lint in LINTS {
        let docs = docs(lint);
        assert_eq!(ids(&found(&docs.bad)), expected(lint, &docs), "{}: the bad example", lint.id);
        let good = found(&docs.good);
        assert!(good.iter().all(|diagnostic| diagnostic.lint != lint.id), "{}: the good example: {good:#?}", lint.id);
        assert!(good.iter().all(|diagnostic| diagnostic.severity != Severity::Error), "{}: {good:#?}", lint.id);
    }
}

#[test]
fn every_error_of_a_bad_example_holds_back_its_field() {
    for lint in LINTS {
        let (tenancy, report) = validate(&inputs(&docs(lint).bad));
        assert_eq!(held_back(&tenancy), errors(&report), "{}", lint.id);
    }
}

#[test]
fn the_command_line_tool_says_the_same_of_the_examples() {
    let scratch = Scratch::new();
    let found = |example: &str| {
        let config = scratch.write("config.yaml", &whole(example));
        let output = Command::new(env!("CARGO_BIN_EXE_capa-runbook"))
            .args(["check", "--format", "json"])
            .arg(config)
            .output()
            .expect("the tool was built with the tests");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(output.status.code(), Some(i32::from(report["errors"] != 0)), "{example}");
        let said = report["diagnostics"].as_array().expect("a list").clone();
        said.iter().map(|diagnostic| diagnostic["lint"].as_str().expect("an id").to_owned()).collect::<BTreeSet<_>>()
    };
    for lint in LINTS {
        let docs = docs(lint);
        let bad = found(&docs.bad);
        assert_eq!(bad.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected(lint, &docs), "{}", lint.id);
        assert!(!found(&docs.good).contains(lint.id), "{}", lint.id);
    }
}

#[test]
fn lints_speak_at_the_fields_that_they_name() {
    for lint in LINTS {
        for pattern in lint.fields {
            let known = field::FIELDS.iter().any(|field| field.pattern == *pattern) || *pattern == field::MANAGED;
            assert!(known, "{}: there is no field {pattern}", lint.id);
        }
        for diagnostic in found(&docs(lint).bad).iter().filter(|diagnostic| diagnostic.lint == lint.id) {
            for path in &diagnostic.fields {
                let pattern = pattern_of(path);
                let named = lint.fields.is_empty() || lint.fields.contains(&pattern.as_str());
                assert!(named, "{}: {pattern} is none of its fields", lint.id);
            }
        }
    }
}

/// `managed[].region` for `managed[1].region`.
fn pattern_of(path: &FieldPath) -> String {
    field::find(path).map_or(path.0.clone(), |(field, _)| field.pattern.to_owned())
}

#[test]
fn the_registry_and_the_files_are_complete() {
    let of_lints: BTreeSet<PathBuf> = LINTS.iter().map(file_of).collect();
    assert_eq!(of_lints.len(), LINTS.len(), "two lints share an id");
    for entry in std::fs::read_dir(root().join("src/validate")).expect("the folder of the lints") {
        let path = entry.expect("an entry").path();
        let is_lint = std::fs::read_to_string(&path).expect("text").contains("pub const LINT: Lint");
        assert_eq!(is_lint, of_lints.contains(&path), "{} is no line of LINTS", path.display());
    }
    for lint in LINTS {
        let lower = lint.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(lower, "{}", lint.id);
        assert!(!lint.sources.is_empty(), "{} has no source", lint.id);
        let references = docs(lint).references;
        for line in references.lines() {
            let (_, link) = line.split_once("](").unwrap_or_default();
            let address = link.split(')').next().unwrap_or_default();
            assert!(line.starts_with("- ") && !line.ends_with('.'), "{}: {line}", lint.id);
            assert!(address.is_empty() || lint.sources.contains(&address), "{}: {address} is no source", lint.id);
            let day = line.rsplit(", ").next().unwrap_or_default();
            let dated = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            assert!(dated || lint.sources.contains(&&line[2..]), "{}: when was it read? {line}", lint.id);
        }
        for source in lint.sources {
            assert!(references.contains(source), "{}: {source} is not in the references", lint.id);
        }
    }
}

#[test]
fn texts_are_one_sentence_and_fixes_fix() {
    let plain = |text: &str| {
        !text.is_empty()
            && !text.ends_with('.')
            && !text.contains('!')
            && text.starts_with(|letter: char| !letter.is_lowercase())
    };
    for lint in LINTS {
        assert!(plain(lint.rule), "{}: {}", lint.id, lint.rule);
        let inputs = inputs(&docs(lint).bad);
        for diagnostic in validate(&inputs).1.diagnostics {
            for text in [&diagnostic.message, &diagnostic.help] {
                assert!(plain(text), "{}: {text}", lint.id);
            }
            if let Some(fix) = &diagnostic.fix {
                let fields: BTreeSet<&FieldPath> = fix.edits.iter().map(|edit| &edit.field).collect();
                assert!(!fix.edits.is_empty() && fields.len() == fix.edits.len(), "{}: {fix:?}", lint.id);
                let mut fixed = inputs.clone();
                assert!(fix.apply(&mut fixed), "{}: {fix:?}", lint.id);
                let still = validate(&fixed).1.diagnostics;
                let still = still.iter().any(|other| other.lint == lint.id && other.fields == diagnostic.fields);
                assert!(!still, "{}: {fix:?} does not help", lint.id);
            }
        }
    }
}

#[test]
fn the_catalogue_is_made_of_the_docs() {
    let path = root().join("CHECKS.md");
    let new = catalogue();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, new).expect("CHECKS.md");
    } else {
        let old = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(old, new, "UPDATE_GOLDEN=1 cargo test --test it checks");
    }
}

fn catalogue() -> String {
    let mut out = format!(
        "# Checks\n\n\
         What the page shows under Checks and `capa-runbook check CONFIG` prints: {} checks of the inputs.\n\
         An error holds back what needs its field; a warning and a hint hold back nothing.\n\
         This list is made of the docs in `src/validate/`; `tests/it/checks.rs` runs the examples and says when it is out of date.\n\n\
         An example is laid over this config, with which nothing is wrong:\n\n```yaml\n{BASE}```\n\n\
         | Check | Severity | What should hold |\n|---|---|---|\n",
        LINTS.len()
    );
    for lint in LINTS {
        out += &format!("| [{0}](#{0}) | {1} | {2} |\n", lint.id, lint.severity.id(), lint.rule);
    }
    for lint in LINTS {
        let Docs { catches, why, bad, also, good, advice, references } = docs(lint);
        let severity = match lint.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        };
        let fields: Vec<String> = lint.fields.iter().map(|pattern| format!("`{pattern}`")).collect();
        let fields = if fields.is_empty() { "every field".into() } else { fields.join(", ") };
        let also = if also.1.is_empty() { String::new() } else { format!("{}\n\n", prose(&also.1)) };
        let (catches, why, advice) = (prose(&catches), prose(&why), prose(&advice));
        out += &format!(
            "\n## {}\n\n{severity}, at {fields}.\n{catches}\n\n{why}\n\nBad:\n\n```yaml\n{bad}\n```\n\n{also}\
             Good:\n\n```yaml\n{good}\n```\n\n{advice}\n\n{references}\n",
            lint.id
        );
    }
    out
}

/// A paragraph as Markdown has it here: a sentence a line.
fn prose(paragraph: &str) -> String {
    paragraph.replace('\n', " ").replace(". ", ".\n")
}
