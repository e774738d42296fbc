//! What the README says is true: its table of releases and its example.

use std::path::Path;

use capa_runbook::catalog::releases::RELEASES;
use capa_runbook::{bundle, generate, share};

use crate::scenarios::scenarios;

fn readme() -> String {
    std::fs::read_to_string(path()).expect("the README")
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The text between the two, without them.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("the README has no {start:?}"));
    rest.split_once(end).unwrap_or_else(|| panic!("the README has no {end:?} after {start:?}")).0
}

#[test]
fn the_table_of_releases_is_the_catalogue() {
    let mut table = String::from(
        "\n| CAPA | Of | Cluster API | clusterctl | API version | Kubernetes by default |\n|---|---|---|---|---|---|\n",
    );
    for release in RELEASES {
        let (lowest, first_too_new) = release.clusterctl;
        table.push_str(&format!(
            "| {} | {} | {} | {lowest} to below {first_too_new} | {} | {} |\n",
            release.version, release.date, release.cluster_api, release.infrastructure_api, release.kubernetes_version
        ));
    }
    let start = "tests/it/readme.rs says when it is out of date -->\n";
    let end = "<!-- /releases -->";
    let readme = readme();
    let old = between(&readme, start, end);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let new = readme.replacen(&format!("{start}{old}{end}"), &format!("{start}{table}\n{end}"), 1);
        std::fs::write(path(), new).expect("the README");
    } else {
        assert_eq!(old.trim(), table.trim(), "UPDATE_GOLDEN=1 cargo test --test it readme");
    }
}

#[test]
fn the_example_makes_a_bundle_without_a_warning() {
    let readme = readme();
    let inputs = share::config::read(between(&readme, "```yaml\n", "```")).expect("the example can be read");
    let generated = generate(&inputs);
    assert_eq!(generated.outline.report.diagnostics, []);
    bundle::bundle(&generated).expect("nothing is held back");
}

#[test]
fn the_list_of_files_names_each_and_no_other() {
    let readme = readme();
    let section = between(&readme, "## What the bundle holds\n", "\n## ");
    let mut listed: Vec<&str> =
        section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    listed.sort();
    let one = scenarios().into_iter().find(|scenario| scenario.name == "one-account").expect("the scenario");
    let mut made: Vec<String> = generate(&one.inputs)
        .artifacts
        .into_iter()
        .map(|artifact| artifact.path.replace("managed-account/", "NAME/"))
        .collect();
    made.sort();
    assert_eq!(listed, made);
}
