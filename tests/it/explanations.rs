//! Every key that we print and every word of a command that we run is explained, with a source, and no explanation is
//! without a word.

use std::collections::BTreeSet;

use capa_runbook::manifest::{self, lines};
use capa_runbook::model::{Edition, Explanation, FieldPath, Inputs, Part, field};
use capa_runbook::shell::explain::{self, Explained};
use capa_runbook::{Outline, iam, outline, render};

use crate::deviations::inputs;

/// A row, told apart from all others.
type Row = (&'static str, &'static str, &'static str);

fn row(explanation: &'static Explanation) -> Row {
    (explanation.at, explanation.sentence, explanation.source.title)
}

/// Both editions of all scenarios.
fn outlines() -> Vec<(String, Outline)> {
    let both = |(name, inputs): (String, Inputs)| {
        [Edition::Corrected, Edition::Published]
            .map(|edition| (format!("{name}, {edition:?}"), outline(&Inputs { edition, ..inputs.clone() })))
    };
    inputs().into_iter().flat_map(both).collect()
}

#[test]
fn every_key_of_every_manifest_is_explained() {
    let (mut used, mut missing) = (BTreeSet::new(), BTreeSet::new());
    for (name, outline) in outlines() {
        for (_, path) in render::paths(&outline).into_iter().filter(|(format, _)| format.id == "manifests") {
            let Some(Part::Ready(text)) = render::text(&outline, &path) else { panic!("{name}: {path} is not ready") };
            for line in lines::read(&text) {
                match iam::explain::key(&line.address).or_else(|| manifest::explain::key(&line.address)) {
                    Some(explanation) => used.insert(row(explanation)),
                    None => missing.insert(line.address.clone()),
                };
            }
        }
    }
    assert_eq!(missing, BTreeSet::new(), "keys without a row");
    let tables = manifest::explain::TABLES.iter().flat_map(|(_, keys)| *keys);
    assert_all_used(tables.chain(iam::explain::KEYS), &used);
}

/// An input explains itself by its label and its hint.
#[test]
fn every_input_of_the_config_file_belongs_to_a_field() {
    let mut missing = BTreeSet::new();
    for (name, outline) in outlines() {
        let Some(Part::Ready(text)) = render::text(&outline, "capa-runbook.yaml") else { panic!("{name}: not ready") };
        for line in lines::read(&text).into_iter().filter(|line| !line.value.is_empty() && line.address != "format") {
            let path = FieldPath::new(lines::field_path(&line.address));
            if field::holding(&path).is_none() {
                missing.insert(path.0);
            }
        }
    }
    assert_eq!(missing, BTreeSet::new(), "inputs without a field");
}

/// Everything that a step shows: what is run, looked at, undone and asked.
fn words(outline: &Outline) -> Vec<Explained> {
    let mut out = Vec::new();
    for step in &outline.plan.steps {
        let Part::Ready(work) = step.work(&outline.tenancy) else { panic!("{} is held back", step.id) };
        for block in work.blocks.iter().chain(&work.on_failure.1).chain(&work.undo.1) {
            out.extend(explain::block(block));
            out.extend(block.unless.iter().flat_map(explain::probe));
        }
        out.extend(work.done_already.iter().flat_map(explain::probe));
    }
    out
}

#[test]
fn every_word_of_every_command_is_explained() {
    let (mut used, mut missing) = (BTreeSet::new(), BTreeSet::new());
    for (_, outline) in outlines() {
        for explained in words(&outline) {
            match explained.row {
                Some(explanation) => used.insert(row(explanation)),
                None => missing.insert(explained.word),
            };
        }
    }
    assert_eq!(missing, BTreeSet::new(), "words without a row");
    let tables = explain::PROGRAMS.iter().flat_map(|(_, words)| *words).chain(explain::VARIABLES);
    assert_all_used(tables, &used);
}

fn assert_all_used(tables: impl Iterator<Item = &'static Explanation>, used: &BTreeSet<Row>) {
    let mut seen = BTreeSet::new();
    for explanation in tables {
        let row = row(explanation);
        assert!(seen.insert(row), "{row:?} stands there twice");
        let (at, sentence, _) = row;
        assert!(sentence.ends_with('.') && !sentence.contains("!") && sentence.len() <= 110, "{at}: {sentence}");
        assert_eq!(sentence.matches('`').count() % 2, 0, "{at}: {sentence}");
        let source = explanation.source;
        assert!(source.url.starts_with("https://") && !source.read.is_empty(), "{at}: {source:?}");
    }
    let idle: Vec<_> = seen.difference(used).collect();
    assert!(idle.is_empty(), "rows without a word: {idle:#?}");
}

#[test]
fn a_flag_means_what_it_means_to_its_subcommand() {
    use capa_runbook::shell::{Block, Command};
    let sentence = |words: &str, flag: &str| {
        let block = Block::run("", Command::new(words));
        let found = explain::block(&block).into_iter().find(|explained| explained.word == flag);
        found.and_then(|explained| explained.row).map(|row| row.sentence).expect("a row")
    };
    let [moved, installed] = ["clusterctl move --kubeconfig a", "clusterctl init --kubeconfig a"]
        .map(|words| sentence(words, "--kubeconfig"));
    assert_ne!(moved, installed);
    assert!(explain::block(&Block::run("", Command::new("kubectl frobnicate"))).iter().all(|one| one.row.is_none()));
}
