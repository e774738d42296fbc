//! The checks, by the docs of their files: `CHECKS.md` is made of them, and their examples are run, through the library
//! and through the command line tool.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use capa_runbook::diagnostic::{Diagnostic, Severity};
use capa_runbook::model::{FieldPath, Inputs, field};
use capa_runbook::share::config;
use capa_runbook::validate::{LINTS, Lint, validate};
use serde_json::{Map, Value, json};
use yaml_rust2::{Yaml, YamlLoader};

use crate::scratch::Scratch;
use crate::validate::{errors, held_back};

/// What the examples are laid over: nothing is wrong with it.
const BASE: &str = "\
format: 1
manager:
  accountId: \"000000000000\"
managed:
- name: payments
  accountId: \"111111111111\"
  cluster: { vpcCidr: 10.1.0.0/16 }
- name: retail
  accountId: \"222222222222\"
  cluster: { vpcCidr: 10.2.0.0/16 }
";

/// The docs of a lint's file. Texts are Markdown, a line each.
struct Docs {
    catches: String,
    why: String,
    bad: String,
    /// Ids of the lints that the bad example can't help to wake as well, and the sentence that says so.
    also: (Vec<String>, String),
    good: String,
    advice: String,
    /// A list.
    references: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file_of(lint: &Lint) -> PathBuf {
    root().join("src/validate").join(lint.id.replace('-', "_")).with_extension("rs")
}

/// Reads the docs, and fails on any other form than the one in CONTRIBUTING, "Add a lint".
fn docs(lint: &Lint) -> Docs {
    let path = file_of(lint);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    let docs: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let docs = docs.join("\n");
    let mut sections = docs.split("\n## ");
    let catches = sections.next().unwrap_or_default().trim().to_owned();
    let mut section = |title: &str| {
        let text = sections.next().and_then(|section| section.strip_prefix(title)?.strip_prefix('\n'));
        let text = text.unwrap_or_else(|| panic!("{}: ## {title} is next", path.display())).trim().to_owned();
        assert!(!text.is_empty(), "{}: ## {title} is empty", path.display());
        text
    };
    let why = section("Why it matters");
    let (bad, also) = example(&section("Bad"));
    let (good, nothing) = example(&section("Good"));
    let (advice, references) = (section("What to do"), section("References"));
    assert!(sections.next().is_none(), "{}: References are the last", path.display());
    assert!(!catches.is_empty() && nothing.is_empty(), "{}", path.display());
    let ids = also.split_once("Also found: ").map_or(vec![], |(_, list)| {
        let (list, reason) = list.split_once(", because ").unwrap_or_else(|| panic!("{}: why?", path.display()));
        assert!(!reason.is_empty());
        list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    });
    assert_eq!(ids.is_empty(), also.is_empty(), "{}: {also}", path.display());
    Docs { catches, why, bad, also: (ids, also), good, advice, references }
}

/// The YAML of the one block, and what stands below it.
fn example(section: &str) -> (String, String) {
    let block = section.strip_prefix("```yaml\n").and_then(|rest| rest.split_once("\n```"));
    let (yaml, below) = block.unwrap_or_else(|| panic!("one block of ```yaml: {section}"));
    (yaml.to_owned(), below.trim().to_owned())
}

/// The config that an example stands for: the base, with the example's keys over its own. Rows of `managed` are laid over
/// the base's rows one by one, and an empty list is an empty list. JSON is YAML too, and puts texts in quotes.
fn whole(example: &str) -> String {
    let mut config = json_of(BASE);
    lay_over(&mut config, json_of(example));
    if let Some(count) = example.split_once("# and so on, to account-").map(|(_, count)| count.trim()) {
        let count: usize = count.parse().expect("a number");
        config["managed"] = (1..=count)
            .map(|row| {
                let range = format!("10.{}.{}.0/24", 1 + row / 256, row % 256);
                json!({
                    "name": format!("account-{row}"),
                    "accountId": format!("{row:012}"),
                    "cluster": { "vpcCidr": range },
                })
            })
            .collect();
    }
    config.to_string()
}

fn lay_over(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                lay_over(below.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(below), Value::Array(above)) if !above.is_empty() => {
            for (index, value) in above.into_iter().enumerate() {
                if index == below.len() {
                    below.push(Value::Null);
                }
                lay_over(&mut below[index], value);
            }
        }
        (below, above) => *below = above,
    }
}

fn json_of(yaml: &str) -> Value {
    fn value(yaml: &Yaml) -> Value {
        match yaml {
            Yaml::String(text) => text.as_str().into(),
            Yaml::Integer(number) => (*number).into(),
            Yaml::Boolean(truth) => (*truth).into(),
            Yaml::Array(items) => items.iter().map(value).collect(),
            Yaml::Hash(entries) => {
                let entries =
                    entries.iter().map(|(key, inner)| (key.as_str().expect("a text").to_owned(), value(inner)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
            other => panic!("put it in quotes: {other:?}"),
        }
    }
    let documents = YamlLoader::load_from_str(yaml).unwrap_or_else(|error| panic!("{error}:\n{yaml}"));
    let [document] = documents.as_slice() else { panic!("one document:\n{yaml}") };
    value(document)
}

fn inputs(example: &str) -> Inputs {
    config::read(&whole(example)).unwrap_or_else(|error| panic!("{error:?}:\n{example}"))
}

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
