//! The docs of the checks' files, and the configs that their examples stand for.

use std::path::{Path, PathBuf};

use capa_runbook::model::Inputs;
use capa_runbook::share::config;
use capa_runbook::validate::Lint;
use serde_json::{Map, Value, json};
use yaml_rust2::{Yaml, YamlLoader};

/// What the examples are laid over: nothing is wrong with it.
pub const BASE: &str = "\
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
pub struct Docs {
    pub catches: String,
    pub why: String,
    pub bad: String,
    /// Ids of the lints that the bad example can't help to wake as well, and the sentence that says so.
    pub also: (Vec<String>, String),
    pub good: String,
    pub advice: String,
    /// A list.
    pub references: String,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn file_of(lint: &Lint) -> PathBuf {
    root().join("src/validate").join(lint.id.replace('-', "_")).with_extension("rs")
}

/// Reads the docs, and fails on any other form than the one in CONTRIBUTING, "Add a lint".
pub fn docs(lint: &Lint) -> Docs {
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
pub fn whole(example: &str) -> String {
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

/// The inputs of an example.
pub fn inputs(example: &str) -> Inputs {
    config::read(&whole(example)).unwrap_or_else(|error| panic!("{error:?}:\n{example}"))
}
