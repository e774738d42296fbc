//! The scenarios: config files, each named for what sets it apart.

use std::path::{Path, PathBuf};

use capa_runbook::model::Inputs;
use capa_runbook::share::config;

/// `tests/` of the repository.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A config file of `tests/scenarios`, named for what sets it apart.
pub struct Scenario {
    pub name: String,
    pub inputs: Inputs,
}

/// All of them, sorted by name.
pub fn scenarios() -> Vec<Scenario> {
    let folder = tests().join("scenarios");
    let paths = std::fs::read_dir(folder).expect("the scenarios").map(|entry| entry.expect("a scenario").path());
    let mut scenarios: Vec<Scenario> = paths
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("text");
            let inputs = config::read(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            Scenario { name, inputs }
        })
        .collect();
    scenarios.sort_by(|one, other| one.name.cmp(&other.name));
    scenarios
}
