//! The command line tool as a pipeline sees it: exit codes, what stands on which stream, what it writes and what it
//! leaves alone.

use std::path::Path;
use std::process::{Command, Output};

use capa_runbook::{bundle, generate};
use serde_json::Value;

use crate::scenarios::{scenarios, tests};
use crate::scratch::Scratch;

const GOOD: &str = "\
format: 1
manager:
  accountId: \"000000000000\"
managed:
- name: team-a
  accountId: \"111111111111\"
  cluster: { vpcCidr: 10.1.0.0/16 }
- name: team-b
  accountId: \"222222222222\"
  cluster: { vpcCidr: 10.2.0.0/16 }
";

/// GOOD with one account twice.
fn bad() -> String {
    GOOD.replace("222222222222", "111111111111")
}

pub fn run(arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capa-runbook"))
        .args(arguments.iter().map(AsRef::as_ref))
        .output()
        .expect("the tool was built with the tests")
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Every file below, with its content, by relative path.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in std::fs::read_dir(inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}

/// What the library makes of a config, as [`tree`] shows a folder.
fn expected(config: &str) -> Vec<(String, Vec<u8>)> {
    let generated = generate(&capa_runbook::share::config::read(config).expect("a config"));
    let files = bundle::files(&generated).expect("nothing is held back");
    let mut files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(artifact, text)| (artifact.path.clone(), text.as_bytes().to_vec())).collect();
    files.sort();
    files
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(&[&"--help"]);
    assert_eq!(code(&help), 0);
    for verb in ["render", "bundle", "check", "trust", "cloudformation", "Exit codes"] {
        assert!(stdout(&help).contains(verb), "{}", stdout(&help));
    }
    assert_eq!(stdout(&run(&[&"--version"])), concat!("capa-runbook ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_arguments_exit_2_and_say_what_to_type() {
    let cases: [&[&str]; 19] = [
        &[],
        &["rendre", "x.yaml"],
        &["check"],
        &["check", "x.yaml", "--out", "y"],
        &["check", "x.yaml", "--format", "xml"],
        &["check", "x.yaml", "--fix", "--fix"],
        &["render", "x.yaml", "--fix", "--out", "y"],
        &["render", "x.yaml"],
        &["render", "x.yaml", "--format", "json", "--out", "y"],
        &["bundle", "x.yaml", "y.yaml", "--out", "z.zip"],
        &["bundle", "x.yaml", "--force", "--out", "z.zip"],
        &["check", "x.yaml", "--release", "v2.11.1"],
        &["trust"],
        &["trust", "x.yaml", "--out", "y"],
        &["trust", "x.yaml", "--fix"],
        &["cloudformation"],
        &["cloudformation", "x.yaml", "--out", "y"],
        &["cloudformation", "x.yaml", "--release", "v2.12.0"],
        &["cloudformation", "x.yaml", "--release", "v2.11.1", "--release", "v2.11.1"],
    ];
    for case in cases {
        let arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = case.iter().map(|word| word as _).collect();
        let output = run(&arguments);
        assert_eq!(code(&output), 2, "{case:?}");
        assert_eq!(stdout(&output), "", "{case:?}");
        assert!(stderr(&output).contains("capa-runbook --help"), "{case:?}: {}", stderr(&output));
    }
}

#[test]
fn check_exits_0_without_errors_and_1_with() {
    let scratch = Scratch::new();
    let good = run(&[&"check", &scratch.write("good.yaml", GOOD)]);
    assert_eq!(code(&good), 0, "{}", stdout(&good));
    assert!(stdout(&good).ends_with("0 errors, 0 warnings\n"), "{}", stdout(&good));
    assert_eq!(stderr(&good), "");

    let bad = run(&[&"check", &scratch.write("bad.yaml", &bad())]);
    assert_eq!(code(&bad), 1);
    assert!(stdout(&bad).contains("error[duplicate-account]"), "{}", stdout(&bad));
    assert!(stdout(&bad).contains("managed[1].accountId"), "{}", stdout(&bad));
}

#[test]
fn a_warning_does_not_fail() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", &GOOD.replace("manager:\n", "manager:\n  region: eu-west-9\n"));
    let output = run(&[&"check", &config]);
    assert!(stdout(&output).contains("warning[unknown-region]"), "{}", stdout(&output));
    assert_eq!(code(&output), 0);
}

#[test]
fn json_is_one_object_of_the_documented_shape() {
    let scratch = Scratch::new();
    let output = run(&[&"check", &scratch.write("bad.yaml", &bad()), &"--format", &"json"]);
    assert_eq!(code(&output), 1);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");
    assert_eq!(report["format"], 1);
    assert_eq!(report["errors"], 1);
    assert_eq!(report["warnings"], 0);
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["diagnostics", "errors", "format", "warnings"]);
    let diagnostic = &report["diagnostics"][0];
    assert_eq!(keys(diagnostic), ["fields", "fix", "help", "lint", "message", "severity", "sources"]);
    assert_eq!(diagnostic["lint"], "duplicate-account");
    assert_eq!(diagnostic["severity"], "error");
    let fields = diagnostic["fields"].as_array().expect("a list");
    assert!(fields.contains(&"managed[1].accountId".into()), "{diagnostic}");
    assert!(diagnostic["message"].is_string() && diagnostic["help"].is_string() && diagnostic["sources"].is_array());

    let good = run(&[&"check", &scratch.write("good.yaml", GOOD), &"--format", &"json"]);
    let report: Value = serde_json::from_slice(&good.stdout).expect("JSON and nothing else");
    assert_eq!(report["diagnostics"], Value::Array(Vec::new()));
}

/// GOOD with a comment, a slip of the finger and a name that is repaired.
const FIXABLE: &str = "\
# of the platform team
format: 1
manager:
  accountId: \"000000000000\"
managed:
- name: Team A # to be renamed
  accountId: \"111111111111\"
  cluster: { vpcCidr: 10.1.0.0/16 }
- name: team-b
  accountId: '2222-2222-2222'
  region: us-esat-1
  cluster: { vpcCidr: 10.2.0.0/16 }
";

#[test]
fn check_fix_changes_only_the_values_and_says_which() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", FIXABLE);
    let output = run(&[&"check", &config, &"--fix"]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    assert!(stdout(&output).ends_with("0 errors, 0 warnings\n"), "{}", stdout(&output));
    let fixed = std::fs::read_to_string(&config).expect("the config");
    let expected = FIXABLE
        .replace("Team A", "team-a")
        .replace("'2222-2222-2222'", "\"222222222222\"")
        .replace("us-esat-1", "us-east-1");
    assert_eq!(fixed, expected, "comments and all");
    for said in [
        "fixed[malformed-name]: managed[0].name is \"team-a\" instead of \"Team A\"",
        "fixed[malformed-account-id]: managed[1].accountId is \"222222222222\" instead of \"2222-2222-2222\"",
        "fixed[unknown-region]: managed[1].region is \"us-east-1\" instead of \"us-esat-1\"",
    ] {
        assert!(stderr(&output).contains(said), "{said} in {}", stderr(&output));
    }

    let again = run(&[&"check", &"--fix", &config]);
    assert_eq!((code(&again), std::fs::read_to_string(&config).expect("the config")), (0, expected));
    assert!(stderr(&again).contains("as it was"), "{}", stderr(&again));
    assert_eq!(tree(scratch.path()).len(), 1, "no leftovers");
}

#[test]
fn check_fix_leaves_what_has_no_one_answer_and_exits_1() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", &bad());
    let output = run(&[&"check", &config, &"--fix", &"--format", &"json"]);
    assert_eq!(code(&output), 1);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");
    assert_eq!(report["diagnostics"][0]["lint"], "duplicate-account");
    assert_eq!(std::fs::read_to_string(&config).expect("the config"), bad());
}

#[test]
fn check_fix_writes_the_export_where_a_value_cannot_be_changed_in_place() {
    let scratch = Scratch::new();
    // The name is a block of text, and no block is taken apart.
    let text = GOOD.replace("- name: team-a", "- name: |- # ours\n    Team A");
    let config = scratch.write("config.yaml", &text);
    let output = run(&[&"check", &config, &"--fix"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stderr(&output).contains("without comments"), "{}", stderr(&output));
    let fixed = std::fs::read_to_string(&config).expect("the config");
    let inputs = capa_runbook::share::config::read(GOOD).expect("a config");
    assert_eq!(fixed, capa_runbook::share::config::write(&inputs));
}

#[test]
fn check_fix_never_repeats_a_credential() {
    let scratch = Scratch::new();
    let key_id = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
    let config =
        scratch.write("config.yaml", &GOOD.replace("manager:\n", &format!("manager:\n  awsProfile: {key_id}\n")));
    let output = run(&[&"check", &config, &"--fix"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stderr(&output).contains("fixed[credential-pasted]: manager.awsProfile is \"\""), "{}", stderr(&output));
    let said = stdout(&output) + &stderr(&output) + &std::fs::read_to_string(&config).expect("the config");
    assert!(!said.contains(&key_id), "{said}");
}

#[cfg(unix)]
#[test]
fn check_fix_keeps_mode_and_link() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", FIXABLE);
    std::fs::set_permissions(&config, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    let link = scratch.join("link.yaml");
    std::os::unix::fs::symlink(&config, &link).expect("a link");
    assert_eq!(code(&run(&[&"check", &"--fix", &link])), 0);
    assert!(std::fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert_eq!(std::fs::metadata(&config).expect("the config").permissions().mode() & 0o777, 0o600);
    assert!(!std::fs::read_to_string(&config).expect("the config").contains("esat"));
}

#[test]
fn what_cannot_be_read_exits_2_with_its_place_and_writes_nothing() {
    let scratch = Scratch::new();
    let cases = [
        ("missing.yaml", None, "missing.yaml"),
        ("broken.yaml", Some("manager: [\n"), "broken.yaml:"),
        ("unknown.yaml", Some("format: 1\nmanager:\n  acountId: \"000000000000\"\n"), "unknown.yaml:3"),
        ("type.yaml", Some("format: 1\nmanaged: 12\n"), "type.yaml:2"),
    ];
    for (name, content, place) in cases {
        let config = match content {
            Some(content) => scratch.write(name, content),
            None => scratch.join(name),
        };
        for verb in ["check", "render", "bundle"] {
            let out = scratch.join("out");
            let mut arguments: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&verb, &config];
            if verb != "check" {
                arguments.extend([&"--out" as &dyn AsRef<std::ffi::OsStr>, &out]);
            }
            let output = run(&arguments);
            assert_eq!(code(&output), 2, "{verb} {name}: {}", stderr(&output));
            assert_eq!(stdout(&output), "", "{verb} {name}");
            assert!(stderr(&output).contains(place), "{verb} {name}: {}", stderr(&output));
            assert!(!out.exists(), "{verb} {name}");
        }
    }
    let unknown = run(&[&"check", &scratch.join("unknown.yaml")]);
    assert!(stderr(&unknown).contains("acountId"), "{}", stderr(&unknown));
    assert!(stderr(&unknown).contains("accountId"), "the nearest key is named: {}", stderr(&unknown));
}

#[test]
fn render_writes_the_very_files_of_the_bundle() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", GOOD);
    let out = scratch.join("a/b/out");
    let output = run(&[&"render", &config, &"--out", &out]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(tree(&out), expected(GOOD));

    let zip = scratch.join("runbook.zip");
    let output = run(&[&"bundle", &config, &"--out", &zip]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&zip).expect("the bundle")).expect("a zip file");
    let unpacked = scratch.join("unpacked");
    archive.extract(&unpacked).expect("sound members");
    assert_eq!(tree(&unpacked), expected(GOOD));

    #[cfg(unix)]
    for folder in [&out, &unpacked] {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name| std::fs::metadata(folder.join(name)).expect("a file").permissions().mode() & 0o777;
        assert_eq!((mode("run.sh"), mode("RUNBOOK.md")), (0o755, 0o644));
    }
}

#[test]
fn the_listing_holds_the_digest_of_every_other_file() {
    let scratch = Scratch::new();
    let out = scratch.join("out");
    let output = run(&[&"render", &scratch.write("config.yaml", GOOD), &"--out", &out]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let listing = std::fs::read_to_string(out.join("SHA256SUMS")).expect("the listing");
    let sums: String = tree(&out)
        .into_iter()
        .filter(|(path, _)| path != "SHA256SUMS")
        .map(|(path, content)| format!("{}  {path}\n", capa_runbook::digest::sha256_hex(&content)))
        .collect();
    assert_eq!(listing, sums);
}

#[test]
fn the_same_config_gives_the_same_bundle_whatever_it_is_called() {
    let scratch = Scratch::new();
    let bundle = |config: &str, out: &str| {
        let out = scratch.join(out);
        let output = run(&[&"bundle", &scratch.write(config, GOOD), &"--out", &out]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        std::fs::read(out).expect("the bundle")
    };
    assert_eq!(bundle("a.yaml", "a.zip"), bundle("b.yaml", "b.zip"));
}

#[test]
fn errors_write_nothing_and_exit_1() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", &bad());
    for verb in ["render", "bundle"] {
        let out = scratch.join("out");
        let output = run(&[&verb, &config, &"--out", &out]);
        assert_eq!(code(&output), 1, "{verb}: {}", stderr(&output));
        assert!(!out.exists(), "{verb}");
        assert!(stdout(&output).contains("error[duplicate-account]"), "{verb}: {}", stdout(&output));
        assert!(stderr(&output).contains("managed[1].accountId"), "{verb}: {}", stderr(&output));
    }
}

#[test]
fn a_folder_rendered_before_is_brought_up_to_date() {
    let scratch = Scratch::new();
    let out = scratch.join("out");
    let render = |content: &str| {
        let output = run(&[&"render", &scratch.write("config.yaml", content), &"--out", &out]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    };
    render(GOOD);
    render(GOOD);
    assert_eq!(tree(&out), expected(GOOD));
    let renamed = GOOD.replace("team-b", "team-c");
    render(&renamed);
    assert_eq!(tree(&out), expected(&renamed), "the files of team-b are gone");
    assert!(!out.join("managed/team-b").exists());
}

/// Prepares a folder, renders into it, and expects it to be as it was.
fn assert_left_alone(what: &str, rendered_before: bool, prepare: impl Fn(&Path)) {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", GOOD);
    let out = scratch.join("out");
    if rendered_before {
        assert_eq!(code(&run(&[&"render", &config, &"--out", &out])), 0);
    } else {
        std::fs::create_dir(&out).expect("a new folder");
    }
    prepare(&out);
    let before = tree(&out);
    let other = scratch.write("other.yaml", &GOOD.replace("team-b", "team-c"));
    let output = run(&[&"render", &other, &"--out", &out]);
    assert_eq!(code(&output), 2, "{what}: {}", stderr(&output));
    assert_eq!(tree(&out), before, "{what}");
}

fn write(path: &Path, content: &str) {
    std::fs::write(path, content).expect("a file");
}

#[test]
fn a_folder_with_anything_foreign_is_left_alone() {
    assert_left_alone("somebody's file", false, |out| write(&out.join("notes.txt"), "mine"));
    assert_left_alone("somebody's README", false, |out| write(&out.join("README.md"), "mine"));
    assert_left_alone("somebody's file among ours", true, |out| write(&out.join("manager/notes.txt"), "mine"));
    assert_left_alone("a kubeconfig of a run", true, |out| write(&out.join("manager.kubeconfig"), "mine"));
    assert_left_alone("an edited file of ours", true, |out| write(&out.join("RUNBOOK.md"), "mine"));
    // A release folder has such a listing too.
    assert_left_alone("another tool's listing", false, |out| {
        write(&out.join("tool.tar"), "abc");
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        write(&out.join("SHA256SUMS"), &format!("{sum}  tool.tar\n"));
    });
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", GOOD);
    let elsewhere = scratch.join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a new folder");

    let link = scratch.join("link");
    symlink(&elsewhere, &link).expect("a link");
    assert_eq!(code(&run(&[&"render", &config, &"--out", &link])), 2);

    let out = scratch.join("out");
    std::fs::create_dir(&out).expect("a new folder");
    symlink(&elsewhere, out.join("managed")).expect("a link");
    assert_eq!(code(&run(&[&"render", &config, &"--out", &out])), 2);
    assert_eq!(tree(&elsewhere), Vec::new());
}

#[test]
fn bundle_replaces_a_zip_and_nothing_else() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", GOOD);
    let over_config = run(&[&"bundle", &config, &"--out", &config]);
    assert_eq!(code(&over_config), 2);
    assert_eq!(std::fs::read_to_string(&config).expect("the config"), GOOD);

    let zip = scratch.join("runbook.zip");
    assert_eq!(code(&run(&[&"bundle", &config, &"--out", &zip])), 0);
    let first = std::fs::read(&zip).expect("the bundle");
    assert_eq!(code(&run(&[&"bundle", &config, &"--out", &zip])), 0);
    assert_eq!(std::fs::read(&zip).expect("the bundle"), first);
    assert_eq!(tree(scratch.path()).len(), 2, "the config and the bundle, no leftovers");
}

#[test]
fn an_unpacked_bundle_is_a_folder_that_render_accepts() {
    let scratch = Scratch::new();
    let config = scratch.write("config.yaml", GOOD);
    let zip = scratch.join("runbook.zip");
    assert_eq!(code(&run(&[&"bundle", &config, &"--out", &zip])), 0);
    let out = scratch.join("out");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(zip).expect("the bundle")).expect("a zip file");
    archive.extract(&out).expect("sound members");
    // And it is a config of its own: the pipeline needs nothing else.
    let output = run(&[&"render", &out.join("capa-runbook.yaml"), &"--out", &out]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(tree(&out), expected(GOOD));
}

#[test]
fn every_scenario_renders_from_the_command_line() {
    let scratch = Scratch::new();
    for scenario in scenarios() {
        let out = scratch.join(&scenario.name);
        let config = tests().join("scenarios").join(format!("{}.yaml", scenario.name));
        let output = run(&[&"render", &config, &"--out", &out]);
        assert_eq!(code(&output), 0, "{}: {}{}", scenario.name, stdout(&output), stderr(&output));
    }
}

#[test]
fn a_thousand_accounts_render() {
    let scratch = Scratch::new();
    let mut config = String::from("format: 1\nmanager:\n  accountId: \"000000000000\"\nmanaged:\n");
    for number in 1..=1000 {
        config.push_str(&format!("- name: account-{number}\n  accountId: \"{number:012}\"\n"));
    }
    let out = scratch.join("out");
    let output = run(&[&"render", &scratch.write("config.yaml", &config), &"--out", &out]);
    assert_eq!(code(&output), 0, "{}{}", stdout(&output), stderr(&output));
    assert_eq!(tree(&out.join("managed")).len(), 4001, "four files for each account, and one for all");
}
