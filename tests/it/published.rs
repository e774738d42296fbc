//! The published edition against the guide: its commands run side by side with the guide's in a real bash whose tools
//! only record how they are called, its files compared as another parser reads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use capa_runbook::model::{Edition, Inputs, ManagedInputs, Part};
use capa_runbook::shell::script;
use capa_runbook::{Outline, outline, render};

use crate::scratch::Scratch;
use crate::yaml;

/// What the guide leaves to its reader.
struct Given {
    region: &'static str,
    manager: &'static str,
    managed: &'static str,
    /// Id of the OIDC issuer.
    issuer: Option<&'static str>,
}

const GIVEN: [Given; 3] = [
    Given { region: "eu-west-1", manager: "000000000000", managed: "111111111111", issuer: None },
    Given {
        region: "us-east-2",
        manager: "012345678901",
        managed: "999999999999",
        issuer: Some("0123456789ABCDEF0123456789ABCDEF"),
    },
    Given { region: "cn-north-1", manager: "210987654321", managed: "000000000001", issuer: None },
];

/// The guide's own words for an id that is not known yet.
const ISSUER_UNKNOWN: &str = "<OIDC_ID_OF_THE_CLUSTER>";

fn inputs(given: &Given) -> Inputs {
    let mut inputs = Inputs { edition: Edition::Published, ..Inputs::default() };
    inputs.manager.account_id = given.manager.into();
    inputs.manager.region = given.region.into();
    inputs.manager.oidc_issuer = given.issuer.unwrap_or_default().into();
    inputs.managed =
        vec![ManagedInputs { name: "managed-account".into(), account_id: given.managed.into(), ..Default::default() }];
    inputs
}

/// Each step's id and its commands, as they are pasted.
fn ours(outline: &Outline) -> Vec<(String, String)> {
    outline
        .plan
        .steps
        .iter()
        .map(|step| {
            let Part::Ready(work) = step.work(&outline.tenancy) else { panic!("{} is held back", step.id) };
            let blocks: Vec<String> = work.blocks.iter().map(script::block).collect();
            (step.kind.id.to_owned(), blocks.join("\n"))
        })
        .collect()
}

/// The guide's: `tests/guide/commands`.
fn guides() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guide/commands");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the guide's commands").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            let (_, id) = stem.split_once('-').expect("number-id.sh");
            (id.to_owned(), fs::read_to_string(path).expect("a text"))
        })
        .collect()
}

/// What a run did: every call of a tool with what the tool could see, in order, and the files left at the end.
#[derive(Debug, PartialEq)]
struct Recording {
    calls: Vec<Call>,
    files: BTreeMap<String, String>,
}

#[derive(Debug, PartialEq)]
struct Call {
    step: String,
    argv: Vec<String>,
    /// The variables of the guide that are exported at that time.
    env: Vec<String>,
    /// Its `--config` as leaves.
    config: Option<BTreeMap<String, String>>,
}

/// A tool that records its call and does nothing; most say how they were called, so that it can be seen where their
/// output goes. Those that run.sh asks something answer it.
const TOOL: &str = r#"#!/bin/bash
tool="$(basename "$0")"
case "$tool $*" in
  base64* | envsubst*) input="$(cat)"; printf '%s\n' "$input" ;;
  'aws sts get-caller-identity'*) echo "$GIVEN_SESSION" ;;
  'clusterawsadm version'*) echo v2.11.1 ;;
  'clusterctl version'*) echo v1.11.5 ;;
  *) printf '%s' "$tool"; printf ' %s' "$@"; echo ;;
esac
{
  printf 'call\0%s\0' "${STEP-}"
  printf '%s\0' "$tool" "$@"
  printf 'env\0'
  for name in AWS_REGION AWS_MANAGER_ACCOUNT_ID AWS_MANAGED_ACCOUNT_ID OIDC_PROVIDER_ID AWS_PROFILE \
    AWS_B64ENCODED_CREDENTIALS EKS EXP_MACHINE_POOL AWS_SSH_KEY_NAME VPC_ADDON_VERSION AWS_CONTROLLER_IAM_ROLE; do
    if [ -n "${!name+set}" ]; then printf '%s=%s\0' "$name" "${!name}"; fi
  done
  while [ $# -gt 0 ]; do if [ "$1" = --config ]; then printf 'config\0'; cat "$2"; printf '\0'; fi; shift; done
  printf 'end\0'
} >> "$RECORD"
"#;

/// A folder with the recording tools, and one in it to work in.
struct Stage(Scratch);

impl Stage {
    fn new() -> Self {
        let scratch = Scratch::new();
        for folder in ["tools", "work/manager", "work/managed/managed-account"] {
            fs::create_dir_all(scratch.join(folder)).expect("a folder");
        }
        for tool in ["clusterawsadm", "clusterctl", "kubectl", "envsubst", "base64", "aws"] {
            let path = scratch.write(&format!("tools/{tool}"), TOOL);
            #[cfg(unix)]
            fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a mode");
        }
        Self(scratch)
    }

    /// bash in the folder to work in, with nothing in its environment but the tools and what is given. `session` is
    /// the account of the credentials.
    fn bash(&self, arguments: &[&str], given: &Given, session: &str) -> Output {
        let mut path = self.0.join("tools").into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        Command::new("bash")
            .args(arguments)
            .current_dir(self.0.join("work"))
            .env_clear()
            .env("PATH", path)
            .env("RECORD", self.0.join("record"))
            .env("GIVEN_SESSION", session)
            .env("GIVEN_REGION", given.region)
            .env("GIVEN_MANAGER_ACCOUNT_ID", given.manager)
            .env("GIVEN_MANAGED_ACCOUNT_ID", given.managed)
            .env("GIVEN_OIDC_ID_OF_THE_CLUSTER", given.issuer.unwrap_or(ISSUER_UNKNOWN))
            .output()
            .expect("bash")
    }

    fn calls(&self) -> Vec<Call> {
        calls(&fs::read_to_string(self.0.join("record")).expect("a record"))
    }
}

/// Runs the steps one after the other in one shell, in a folder of their own.
fn record(steps: &[(String, String)], given: &Given) -> Recording {
    let stage = Stage::new();
    let mut text = String::from("set -eu\n");
    for (id, commands) in steps {
        text += &format!("export STEP={id}\n{commands}\n");
    }
    let output = stage.bash(&["--noprofile", "--norc", "-c", &text], given, given.manager);
    assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    collect(&stage.0.join("work"), &mut files);
    Recording { calls: stage.calls(), files }
}

fn calls(record: &str) -> Vec<Call> {
    let mut words = record.split('\0').map(str::to_owned).peekable();
    let mut out = Vec::new();
    while words.next().as_deref() == Some("call") {
        let step = words.next().expect("a step");
        let argv = std::iter::from_fn(|| words.next().filter(|word| word != "env")).map(own_folder).collect();
        let env = std::iter::from_fn(|| words.next_if(|word| word != "config" && word != "end")).collect();
        let config = words.next_if(|word| word == "config").and_then(|_| words.next()).map(|text| yaml::leaves(&text));
        assert_eq!(words.next().as_deref(), Some("end"));
        out.push(Call { step, argv, env, config });
    }
    out
}

/// The guide writes into the working directory; the bundle has a folder for each account.
fn own_folder(word: String) -> String {
    match word.strip_prefix("manager/").or_else(|| word.strip_prefix("managed/managed-account/")) {
        Some(name) => name.to_owned(),
        None => word,
    }
}

/// Every file by its name. A file that a tool's output went to says so; the others are YAML.
fn collect(folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            collect(&path, files);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        let text = match text.starts_with("apiVersion:") {
            true => format!("{:#?}", yaml::leaves(&text)),
            false => text,
        };
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        files.insert(name, text);
    }
}

#[test]
fn the_steps_are_the_guides_in_its_order() {
    let outline = outline(&inputs(&GIVEN[0]));
    let ours: Vec<String> = ours(&outline).into_iter().map(|(id, _)| id).collect();
    let guides: Vec<String> = guides().into_iter().map(|(id, _)| id).collect();
    assert_eq!(ours, guides);
}

#[test]
fn every_command_is_the_guides_once_its_variables_are_filled_in() {
    for given in GIVEN {
        let expected = record(&guides(), &given);
        assert!(expected.calls.len() > 15, "the guide's commands were not run: {expected:?}");
        let got = record(&ours(&outline(&inputs(&given))), &given);
        for (got, expected) in got.calls.iter().zip(&expected.calls) {
            assert_eq!(got, expected, "in {}", given.region);
        }
        assert_eq!(got, expected, "in {}", given.region);
    }
}

/// The text of a file of the bundle without our comment in front.
fn file(outline: &Outline, path: &str) -> String {
    let text = render::text(outline, path).unwrap_or_else(|| panic!("no file {path}"));
    let text = text.ready().unwrap_or_else(|| panic!("{path} is held back")).clone();
    text.split_inclusive('\n').skip_while(|line| line.starts_with('#')).collect()
}

#[test]
fn the_iam_and_identity_files_are_what_the_guides_commands_write() {
    for given in GIVEN {
        let outline = outline(&inputs(&given));
        let mut steps = guides();
        if given.issuer.is_none() {
            // The bundle holds the placeholder of the first pass until the issuer is known.
            steps.retain(|(id, _)| id != "guide-update-trust");
        }
        let expected = record(&steps, &given).files;
        for (folder, name) in [
            ("manager", "bootstrap-manager-account.yaml"),
            ("managed/managed-account", "bootstrap-managed-account.yaml"),
            ("managed/managed-account", "cluster-role-identity.yaml"),
        ] {
            let got = yaml::leaves(&file(&outline, &format!("{folder}/{name}")));
            assert_eq!(format!("{got:#?}"), expected[name], "{name} in {}", given.region);
        }
    }
}

fn guide_manifest(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guide/manifests");
    fs::read_to_string(folder.join(name)).expect("a manifest")
}

#[test]
fn the_manager_cluster_is_what_clusterctl_renders_to_the_byte() {
    let outline = outline(&inputs(&GIVEN[0]));
    assert_eq!(file(&outline, "manager/manager-cluster.yaml"), guide_manifest("manager-cluster.yaml"));
}

#[test]
fn the_managed_cluster_is_what_clusterctl_renders_and_the_edit() {
    let outline = outline(&inputs(&GIVEN[0]));
    let got = file(&outline, "managed/managed-account/managed-cluster.yaml");
    let edit: String = guide_manifest("identity-ref.yaml").lines().map(|line| format!("  {line}\n")).collect();
    assert!(got.contains(&edit), "{got}");
    assert_eq!(got.replace(&edit, ""), guide_manifest("managed-cluster.yaml"));
}

#[test]
fn with_several_accounts_the_per_account_steps_repeat() {
    let mut inputs = inputs(&GIVEN[0]);
    inputs.managed.push(ManagedInputs {
        name: "payments".into(),
        account_id: "222222222222".into(),
        region: "us-east-1".into(),
        ..Default::default()
    });
    let outline = outline(&inputs);
    let steps = ours(&outline);
    let ids = |steps: &[(String, String)]| steps.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let once = ids(&guides()[10..]);
    assert_eq!(ids(&steps[10..]), [once.clone(), once].concat());
    let text = |index: usize| steps[index].1.as_str();
    assert!(text(1).contains("arn:aws:iam::111111111111:role/") && text(1).contains("arn:aws:iam::222222222222:role/"));
    // The guide has one region for all.
    assert!(
        !text(10).contains("AWS_REGION")
            && text(14).contains("AWS_REGION=us-east-1 clusterctl generate cluster payments")
    );
    assert!(text(15).contains("export AWS_MANAGED_ACCOUNT_ID=222222222222"));
}

/// The calls of `./run.sh --from STEP` but its own questions, and how it ended.
fn run_from(step: &str, session: &str) -> (Vec<Call>, Output) {
    let (given, stage) = (&GIVEN[0], Stage::new());
    stage.0.write("work/run.sh", &file(&outline(&inputs(given)), "run.sh"));
    let output = stage.bash(&["run.sh", "--from", step], given, session);
    let mut calls = stage.calls();
    calls.retain(|call| call.argv[0] != "aws" && call.argv[1] != "version");
    (calls, output)
}

#[test]
fn run_sh_starts_at_any_step_with_the_variables_of_the_first() {
    let (calls, output) = run_from("guide-apply-managed-cluster-managed-account", GIVEN[0].manager);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files: Vec<Option<&str>> = calls.iter().map(|call| call.argv.last().map(String::as_str)).collect();
    assert_eq!(files, [Some("cluster-role-identity.yaml"), Some("managed-cluster.yaml")]);
    assert!(calls.iter().all(|call| call.env.contains(&"AWS_REGION=eu-west-1".to_owned())), "{calls:#?}");
}

#[test]
fn run_sh_makes_no_stack_in_another_account() {
    let (calls, output) = run_from("guide-prepare-managed-account-managed-account", GIVEN[0].manager);
    assert!(!output.status.success() && calls.is_empty(), "{calls:#?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(&format!("This line was expected: {}", GIVEN[0].managed)), "{said}");
}
