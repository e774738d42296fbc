//! The registries as data, over every scenario: what stands in them is complete.

use std::collections::BTreeSet;

use capa_runbook::catalog::releases::RELEASES;
use capa_runbook::model::Edition;
use capa_runbook::render::FORMATS;
use capa_runbook::shell::Expect;
use capa_runbook::{generate, plan};

use crate::scenarios::scenarios;

fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

fn assert_ids<'a>(what: &str, ids: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(is_kebab_case(id), "{what} {id:?} is not in kebab-case");
        assert!(seen.insert(id), "{what} {id} stands there twice");
    }
    assert!(!seen.is_empty(), "no {what} at all");
}

#[test]
fn formats_have_unique_ids() {
    assert_ids("format", FORMATS.iter().map(|format| format.id));
    for format in FORMATS {
        assert!(!format.media_type.is_empty(), "{} has no media type", format.id);
    }
}

#[test]
fn files_have_unique_relative_paths() {
    for scenario in scenarios() {
        let generated = generate(&scenario.inputs);
        let mut seen = BTreeSet::new();
        for artifact in &generated.artifacts {
            let path = &artifact.path;
            assert!(seen.insert(path), "{}: {path} is made twice", scenario.name);
            let plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
            assert!(plain && !path.contains('\\'), "{}: {path} is not a plain relative path", scenario.name);
        }
    }
}

#[test]
fn every_step_says_why_who_what_to_see_and_how_to_take_it_back() {
    let mut kinds = BTreeSet::new();
    let mut incomplete = BTreeSet::new();
    for scenario in scenarios() {
        let outline = generate(&scenario.inputs).outline;
        let at = |step: &plan::Step| format!("{}: step {}", scenario.name, step.id);
        assert_ids("step", outline.plan.steps.iter().map(|step| step.id.as_str()));
        for step in &outline.plan.steps {
            kinds.insert(step.kind.id);
            assert!(is_kebab_case(step.kind.id), "{}", at(step));
            assert!(!step.title.is_empty(), "{} has no title", at(step));
            assert!(!step.why(&outline.tenancy).is_empty(), "{} says not why", at(step));
            assert!(!step.kind.sources.is_empty(), "{} has no source", at(step));
            assert!(step.kind.minutes > 0, "{} takes no time", at(step));
            for source in step.kind.sources {
                assert!(!source.title.is_empty() && !source.read.is_empty(), "{}: {source:?}", at(step));
            }
            let work = step.work(&outline.tenancy);
            let work = work.ready().unwrap_or_else(|| panic!("{} is held back", at(step)));
            assert!(!work.undo.0.is_empty(), "{} can't be taken back", at(step));
            assert!(!work.rerun.is_empty(), "{} says not whether it may run twice", at(step));
            assert!(!work.on_failure.0.is_empty(), "{} says not where to look", at(step));
            assert!(!work.blocks.is_empty(), "{} has nothing to run", at(step));
            let checked = work.blocks.iter().any(|block| block.expect != Expect::Silence);
            // Some steps of the guide end without one, and the published edition shows the guide as it stands.
            if !checked && outline.tenancy.edition == Edition::Corrected {
                incomplete.insert(step.kind.id);
            }
        }
    }
    assert_eq!(incomplete, BTreeSet::new(), "steps without a check");
    assert!(kinds.len() > 10, "the scenarios reach only {kinds:?}");
}

/// A release that nobody judges would be offered on trust.
#[test]
fn every_release_has_its_judge() {
    let pins = include_str!("../../src/catalog/judges.toml");
    let section = pins.split_once("[clusterawsadm]").expect("a section").1;
    let section = section.split("\n\n").next().unwrap_or_default();
    let judged: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix('"')?.split('"').next()).collect();
    let offered: Vec<&str> = RELEASES.iter().map(|release| release.version).collect();
    assert_eq!(judged, offered);

    let value = |key: &str| {
        let line = pins.lines().find(|line| line.starts_with(&format!("{key} = "))).expect("a key");
        line.split('"').nth(1).expect("a text")
    };
    let rehearsed = RELEASES.iter().find(|release| release.version == value("release")).expect("a row");
    assert_eq!(rehearsed.cluster_api, value("cluster-api"));
}
