//! The golden files: for each scenario the very files of its bundle, to be read by reviewers and by other tools.
//! `UPDATE_GOLDEN=1 cargo test --test it golden` writes them anew; the difference is then what a change does to people.

use std::collections::BTreeMap;
use std::path::Path;

use capa_runbook::catalog::releases::RELEASES;
use capa_runbook::{bundle, generate};

use crate::scenarios::{scenarios, tests};

#[test]
fn every_scenario_makes_its_golden_files() {
    let golden = tests().join("golden");
    let mut expected_folders = Vec::new();
    let mut failures = Vec::new();
    for scenario in scenarios() {
        let generated = generate(&scenario.inputs);
        let files = bundle::files(&generated)
            .unwrap_or_else(|held| panic!("{}: {held:?}\n{:#?}", scenario.name, generated.outline.report));
        let made: BTreeMap<String, String> =
            files.iter().map(|(artifact, text)| (artifact.path.clone(), (*text).to_owned())).collect();
        let folder = golden.join(&scenario.name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            write(&folder, &made);
        }
        if let Some(failure) = difference(&read(&folder), &made) {
            failures.push(format!("{}/{failure}", scenario.name));
        }
        expected_folders.push(scenario.name);
    }
    let folders: Vec<String> = names(&golden);
    assert_eq!(folders, expected_folders, "a folder of tests/golden for each file of tests/scenarios, and no other");
    assert!(
        failures.is_empty(),
        "\n{}\nIf this is what you meant: UPDATE_GOLDEN=1 cargo test --test it golden",
        failures.join("\n")
    );
}

#[test]
fn every_release_has_a_scenario() {
    let scenarios = scenarios();
    for release in RELEASES {
        assert!(
            scenarios.iter().any(|scenario| scenario.inputs.release == release.version),
            "no scenario is for {}",
            release.version
        );
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every file under the folder by its path.
fn read(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            files.extend(read(&path).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            files.insert(name, std::fs::read_to_string(&path).expect("text"));
        }
    }
    files
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).expect("the old golden files go");
    }
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the golden files");
        std::fs::write(path, text).expect("a golden file");
    }
}

/// The first difference, as a person would want it shown.
fn difference(golden: &BTreeMap<String, String>, made: &BTreeMap<String, String>) -> Option<String> {
    if let Some(path) = golden.keys().find(|path| !made.contains_key(*path)) {
        return Some(format!("{path}: golden, but not made any more"));
    }
    let (path, text) = made.iter().find(|(path, text)| golden.get(*path) != Some(text))?;
    let Some(old) = golden.get(path) else { return Some(format!("{path}: made, but there is no golden file")) };
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), text.split('\n').collect());
    let first = (0..).find(|&index| old.get(index) != new.get(index))?;
    let mut shown = format!("{path}:{}\n", first + 1);
    for line in &old[first.saturating_sub(3)..first] {
        shown.push_str(&format!("    {line}\n"));
    }
    for line in old.iter().skip(first).take(3) {
        shown.push_str(&format!("  - {line}\n"));
    }
    for line in new.iter().skip(first).take(3) {
        shown.push_str(&format!("  + {line}\n"));
    }
    Some(shown)
}
