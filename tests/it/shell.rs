//! What we print is read back by a real bash as the argument vectors it was made from, whatever a person typed.

use crate::scenarios::scenarios;
use crate::support::{field_texts, one_account, three_accounts};
use capa_runbook::model::Inputs;
use capa_runbook::plan::Work;
use capa_runbook::render;
use capa_runbook::shell::{Block, Command, Line, Piece, Probe, Word, quote, script};
use proptest::prelude::*;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process;

/// Values of the variables that our commands name.
const VARIABLES: [(&str, &str); 6] = [
    ("ISSUER", "https://oidc.eks.eu-west-1.amazonaws.com/id/A1"),
    ("OIDC_PROVIDER", "oidc.eks.eu-west-1.amazonaws.com/id/A1"),
    ("CREDENTIALS", "W2RlZmF1bHRd"),
    ("OPERATION", "8d1c"),
    ("PWD_OF_TEST", "/nowhere"),
    ("X", "a b  $c 'd' \"e\" `f` \\g !h"),
];

/// A folder with a program of each name that prints its environment assignments and its arguments, a NUL behind each.
struct Programs(PathBuf);

impl Programs {
    fn new(name: &str, programs: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let body = "#!/bin/sh\nprintf '%s\\0' \"${0##*/}\" \"profile=${AWS_PROFILE-}\" \"$@\"\nprintf '\\0'\n";
        for program in programs {
            let path = folder.join(program);
            std::fs::write(&path, body).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self(folder)
    }

    /// Runs the text in bash; a vector of words for each command that it ran.
    fn run(&self, text: &str) -> Vec<Vec<String>> {
        let path = format!("{}:/usr/bin:/bin", self.0.display());
        let output = process::Command::new("bash")
            .args(["-euc", text])
            .env_clear()
            .env("PATH", path)
            .envs(VARIABLES)
            .current_dir(&self.0)
            .output()
            .expect("bash is needed");
        assert!(output.status.success(), "{}\n---\n{text}", String::from_utf8_lossy(&output.stderr));
        let printed = String::from_utf8(output.stdout).unwrap();
        printed
            .split("\0\0")
            .filter(|record| !record.is_empty())
            .map(|record| record.split('\0').map(str::to_owned).collect())
            .collect()
    }
}

/// What the program should get of it; an empty argument is shown by a mark, since two NULs end a record.
fn expected(command: &Command) -> Vec<String> {
    let profile =
        command.env.iter().find(|(name, _)| name == "AWS_PROFILE").map_or(String::new(), |(_, word)| value(word));
    let mut words = vec![value(&command.argv[0]), format!("profile={profile}")];
    words.extend(command.argv[1..].iter().map(value));
    words
}

fn value(word: &Word) -> String {
    let lookup = |name: &str| {
        VARIABLES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).unwrap_or_else(|| panic!("{name}"))
    };
    word.0
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Var(name) => lookup(name).to_owned(),
            Piece::VarWithout(name, prefix) => lookup(name).strip_prefix(prefix).unwrap().to_owned(),
        })
        .collect()
}

/// Every command of a step that is an argument vector when it is run.
fn commands(work: &Work) -> Vec<Command> {
    let mut out = Vec::new();
    work.done_already.iter().for_each(|probe| of_probe(probe, &mut out));
    for block in work.blocks.iter().chain(&work.on_failure.1).chain(&work.undo.1) {
        of_block(block, &mut out);
    }
    // A redirection or $PWD is the shell's, not the program's.
    out.retain(|command| command.stdout.is_none() && !format!("{command:?}").contains("Var(\"PWD\")"));
    out
}

fn of_block(block: &Block, out: &mut Vec<Command>) {
    block.unless.iter().for_each(|probe| of_probe(probe, out));
    for line in &block.lines {
        match line {
            Line::Run(command)
            | Line::Capture(_, command)
            | Line::Digest { command, .. }
            | Line::Poll { command, .. } => out.push(command.clone()),
            _ => {}
        }
    }
}

fn of_probe(probe: &Probe, out: &mut Vec<Command>) {
    match probe {
        Probe::Succeeds(command) | Probe::Prints(command, _) => out.push(command.clone()),
        Probe::Not(inner) => of_probe(inner, out),
        Probe::All(inner) => inner.iter().for_each(|probe| of_probe(probe, out)),
    }
}

fn all_commands(inputs: &Inputs) -> Vec<Command> {
    let outline = capa_runbook::outline(inputs);
    let works = outline.plan.steps.iter().filter_map(|step| step.work(&outline.tenancy).into_result().ok());
    works.flat_map(|work| commands(&work)).collect()
}

const PROGRAMS: [&str; 8] = ["aws", "clusterawsadm", "clusterctl", "kind", "kubectl", "rm", "export", "print"];

#[track_caller]
fn check(name: &str, commands: &[Command]) {
    // `export` is a builtin: a program of that name is never asked.
    let commands: Vec<&Command> = commands.iter().filter(|command| value(&command.argv[0]) != "export").collect();
    let text: Vec<String> = commands.iter().map(|command| script::command(command)).collect();
    let got = Programs::new(name, &PROGRAMS).run(&text.join("\n"));
    let wanted: Vec<Vec<String>> = commands.iter().map(|command| expected(command)).collect();
    // An empty argument leaves two NULs, which split a record: compare with the empties taken out of both.
    let flat =
        |all: Vec<Vec<String>>| -> Vec<String> { all.into_iter().flatten().filter(|word| !word.is_empty()).collect() };
    assert_eq!(flat(got), flat(wanted), "{}", text.join("\n"));
}

#[test]
fn every_command_of_a_plan_is_read_back() {
    check("plan", &all_commands(&three_accounts()));
}

/// The one field in which nearly every character is right.
#[test]
fn a_profile_may_hold_what_the_shell_treats_specially() {
    let mut inputs = one_account();
    inputs.manager.aws_profile = "it's $HOME `id` \\ \"x\" !x ~ *".into();
    let commands = all_commands(&inputs);
    let with_it = commands.iter().filter(|command| command.env.iter().any(|(_, word)| value(word).contains("$HOME")));
    assert!(with_it.count() > 20, "the profile is on the manager's commands");
    check("profile", &commands);
}

#[test]
fn an_empty_argument_is_kept() {
    let word = quote::word(&Word::from(""));
    let output = process::Command::new("bash").args(["-c", &format!("set -- a {word} b; echo $#")]).output().unwrap();
    assert_eq!(output.stdout, b"3\n");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// Any words, any characters but NUL, which no argument can hold.
    #[test]
    fn any_argument_vector_is_read_back(words in prop::collection::vec("[^\\x00]{1,12}", 1..6), profile in "[^\\x00]{1,8}") {
        let mut with_variable = Command::new("print").env("AWS_PROFILE", profile.as_str()).args(words.iter().map(String::as_str));
        for word in &words {
            with_variable = with_variable.arg(Word(vec![Piece::Text(word.clone()), Piece::Var("X"), Piece::Text("-".into())]));
        }
        check("words", &[with_variable]);
    }

    /// Any text in every free-text field: what validation lets through is quoted right; what it does not is held back.
    #[test]
    fn any_text_in_any_field_is_read_back(text in "[^\\x00]{0,14}") {
        let usual = all_commands(&one_account());
        let mut commands: Vec<Command> = field_texts(&text).iter().flat_map(all_commands).collect();
        commands.retain(|command| !usual.contains(command));
        commands.dedup();
        check("fields", &commands);
    }

    /// The text of a here-document comes out as it went in.
    #[test]
    fn any_here_document_is_written_as_it_is(text in "[^\\x00\\n]{0,20}(\n[^\\x00\\n]{1,20}){0,3}") {
        prop_assume!(!text.contains("EOF"));
        let body = vec![Piece::Text(format!("a{text}")), Piece::Var("X"), Piece::Text("\nend".into())];
        let wanted: String = value(&Word(body.clone()));
        let lines = script::lines(&[Line::Write { path: "here.txt".into(), body }], 0);
        let programs = Programs::new("here", &[]);
        programs.run(&lines);
        prop_assert_eq!(std::fs::read_to_string(programs.0.join("here.txt")).unwrap(), format!("{}\n", wanted));
    }
}

/// One paste and one script for each scenario: bash reads both, and so does a shell that knows POSIX only, as bash 3.2
/// nearly does.
#[test]
fn every_script_and_every_paste_is_read_by_bash_and_by_sh() {
    for scenario in scenarios() {
        let outline = capa_runbook::outline(&scenario.inputs);
        let paste = render::paste::all(&outline, 0).expect("a scenario is whole");
        let script = render::text(&outline, "run.sh").and_then(|part| part.into_result().ok()).expect("run.sh");
        for (what, text) in [("paste", paste), ("run.sh", script)] {
            for shell in ["bash", "sh"] {
                let output = process::Command::new(shell).args(["-n", "-c", &text]).output().unwrap();
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success() && said.is_empty(), "{} of {} in {shell}: {said}", what, scenario.name);
            }
        }
    }
}

/// Beyond the POSIX words: what bash 3.2, which macOS has, does not know.
#[test]
fn no_script_has_words_that_bash_3_2_does_not_know() {
    let unknown = ["declare -A", "mapfile", "readarray", "${!", "^^}", ",,}", "&>>", "|&", "coproc", "local -n"];
    for scenario in scenarios() {
        let outline = capa_runbook::outline(&scenario.inputs);
        let script = render::text(&outline, "run.sh").and_then(|part| part.into_result().ok()).expect("run.sh");
        let found: Vec<&str> = unknown.into_iter().filter(|word| script.contains(word)).collect();
        assert_eq!(found, [""; 0], "{}", scenario.name);
    }
}
