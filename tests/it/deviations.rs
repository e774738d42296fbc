//! The registry of deviations accounts for every difference between the two editions, and every entry for at least one.
//!
//! Files are compared leaf by leaf as another parser reads them; steps by what they run: the commands of a step of the
//! guide against those of the steps that stand for it, word by word.

use std::collections::{BTreeMap, BTreeSet};

use capa_runbook::model::{
    AccessEntryInputs, Addon, Credentials, Delivery, Edition, Flavor, Inputs, ManagedInputs, Part, ScalingInputs,
};
use capa_runbook::plan::deviations::{self, COUNTERPARTS, Claim, Severity};
use capa_runbook::shell::{Command, Line, Piece, Word, quote, script};
use capa_runbook::{Outline, outline, render};

use crate::scenarios::tests;
use crate::support::one_account;
use crate::yaml;

/// A place where the two editions differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    /// A file, or the address of a leaf in one.
    File(String),
    Leaf {
        file: String,
        address: String,
    },
    /// A step, or what is run in one: a command, or a word of a command that both have.
    Step(String),
    /// A step that both have, earlier than the guide has it.
    Moved(String),
    Command {
        step: String,
        command: String,
        word: String,
    },
}

/// What the scenarios of the golden files vary, and what they do not.
pub fn inputs() -> Vec<(String, Inputs)> {
    let files = crate::scenarios::scenarios().into_iter().map(|scenario| (scenario.name, scenario.inputs));
    files.chain(variations().into_iter().map(|(name, inputs)| (name.to_owned(), inputs))).collect()
}

fn variations() -> Vec<(&'static str, Inputs)> {
    let with = |change: &dyn Fn(&mut Inputs)| {
        let mut inputs = one_account();
        change(&mut inputs);
        inputs
    };
    vec![
        ("one account", one_account()),
        ("issuer known", with(&|inputs| inputs.manager.oidc_issuer = "0123456789ABCDEF0123456789ABCDEF".into())),
        (
            "three accounts in two regions",
            with(&|inputs| {
                for (name, id, region) in [("payments", "222222222222", "us-east-1"), ("web", "333333333333", "")] {
                    inputs.managed.push(ManagedInputs {
                        name: name.into(),
                        account_id: id.into(),
                        region: region.into(),
                        aws_profile: format!("{name}-admin"),
                        ..Default::default()
                    });
                }
            }),
        ),
        ("Pod Identity", with(&|inputs| inputs.controllers.credentials = Credentials::PodIdentity)),
        ("no pivot", with(&|inputs| inputs.bootstrap.pivot = false)),
        (
            "every option",
            with(&|inputs| {
                inputs.iam.name_suffix = ".example".into();
                inputs.iam.external_id = "capa-prod-1234".into();
                inputs.iam.permissions_boundary = "arn:aws:iam::000000000000:policy/boundary".into();
                inputs.iam.stack_tags = vec![("team".into(), "platform".into())];
                inputs.managed[0].cluster.name = "blue".into();
                inputs.controllers.namespace = "capa".into();
                inputs.bootstrap.kind_cluster = "throw-away".into();
                for cluster in [&mut inputs.manager.cluster, &mut inputs.managed[0].cluster] {
                    cluster.namespace = "clusters".into();
                    cluster.kubernetes_version = "v1.32.1".into();
                    cluster.worker_count = "5".into();
                    cluster.instance_type = "m6i.large".into();
                    cluster.ssh_key_name = "ops".into();
                    cluster.vpc_cidr = "10.7.0.0/16".into();
                    cluster.addons = Some(
                        [("vpc-cni", "v1.19.5-eksbuild.3"), ("kube-proxy", "v1.32.6-eksbuild.2")]
                            .map(|(name, version)| Addon { name: name.into(), version: version.into() })
                            .into(),
                    );
                }
            }),
        ),
        (
            "auto scaling groups",
            with(&|inputs| {
                inputs.iam.name_suffix = ".example".into();
                for cluster in [&mut inputs.manager.cluster, &mut inputs.managed[0].cluster] {
                    cluster.flavor = Flavor::MachinePool;
                    cluster.scaling = ScalingInputs { min: "2".into(), max: "4".into() };
                }
            }),
        ),
        (
            "profiles of their own",
            with(&|inputs| {
                for cluster in [&mut inputs.manager.cluster, &mut inputs.managed[0].cluster] {
                    cluster.flavor = Flavor::MachinePool;
                    cluster.node_role = "eks-nodes".into();
                    cluster.addons = Some(vec![]);
                }
            }),
        ),
        (
            "Fargate",
            with(&|inputs| {
                inputs.iam.eks_role_creation = true;
                for cluster in [&mut inputs.manager.cluster, &mut inputs.managed[0].cluster] {
                    cluster.flavor = Flavor::Fargate;
                    cluster.node_role = "eks-pods".into();
                }
            }),
        ),
        (
            "access and policies",
            with(&|inputs| {
                (inputs.iam.eks_role_creation, inputs.iam.add_roles) = (true, true);
                inputs.bootstrap.pivot = false;
                for cluster in [&mut inputs.manager.cluster, &mut inputs.managed[0].cluster] {
                    cluster.flavor = Flavor::ManagedMachinePool;
                    cluster.control_plane_role_policies = vec!["arn:aws:iam::aws:policy/A".into()];
                    cluster.node_role_policies = vec!["arn:aws:iam::aws:policy/B".into()];
                    cluster.access_entries = vec![AccessEntryInputs {
                        principal_arn: "arn:aws:iam::000000000000:role/ops".into(),
                        username: "ops".into(),
                        policy: "admin".into(),
                        ..AccessEntryInputs::default()
                    }];
                }
            }),
        ),
        ("a stack set", with(&|inputs| inputs.iam.delivery = Delivery::StackSet)),
        ("China", with(&|inputs| inputs.manager.region = "cn-north-1".into())),
        ("an older release", with(&|inputs| inputs.release = "v2.3.5".into())),
    ]
}

fn edition(inputs: &Inputs, edition: Edition) -> Outline {
    let outline = outline(&Inputs { edition, ..inputs.clone() });
    assert!(!outline.report.has_errors(), "{:#?}", outline.report);
    outline
}

fn manifests(outline: &Outline) -> BTreeMap<String, BTreeMap<String, String>> {
    render::paths(outline)
        .into_iter()
        .filter(|(format, _)| format.id == "manifests")
        .map(|(_, path)| {
            let Some(Part::Ready(text)) = render::text(outline, &path) else { panic!("{path} is not ready") };
            (path, yaml::leaves(&text))
        })
        .collect()
}

fn differing_files(published: &Outline, corrected: &Outline) -> BTreeSet<Difference> {
    let (published, corrected) = (manifests(published), manifests(corrected));
    let paths: BTreeSet<&String> = published.keys().chain(corrected.keys()).collect();
    let mut out = BTreeSet::new();
    for path in paths {
        let (Some(old), Some(new)) = (published.get(path), corrected.get(path)) else {
            out.insert(Difference::File(path.clone()));
            continue;
        };
        for address in old.keys().chain(new.keys()).filter(|address| old.get(*address) != new.get(*address)) {
            out.insert(Difference::Leaf { file: path.clone(), address: address.clone() });
        }
    }
    out
}

/// The words of each command that a step or several run, and the step that runs it first.
#[derive(Default)]
struct Commands {
    step: &'static str,
    by_command: BTreeMap<String, (&'static str, BTreeSet<String>)>,
}

impl Commands {
    fn words(&mut self, command: String) -> &mut BTreeSet<String> {
        &mut self.by_command.entry(command).or_insert((self.step, BTreeSet::new())).1
    }
}

/// Flags of the commands that we run which stand alone.
const SWITCHES: [&str; 5] = ["--all", "--wait-providers", "--decode", "--client", "--all-namespaces"];

/// A command as its program and arguments, then its flags: `kubectl apply` and `-f FILE`, wherever the flags stand.
fn add(command: &Command, to: &mut Commands) {
    for (name, value) in &command.env {
        set(name, quote::word(value), to);
    }
    let mut head = Vec::new();
    let mut words = BTreeSet::new();
    let mut arguments = command.argv.iter().map(quote::word).peekable();
    while let Some(argument) = arguments.next() {
        if !argument.starts_with('-') {
            head.push(argument);
            continue;
        }
        let takes_value = !argument.contains('=') && !SWITCHES.contains(&argument.as_str());
        match arguments.next_if(|next| takes_value && (next == "-" || !next.starts_with('-'))) {
            Some(value) => words.insert(format!("{argument} {value}")),
            None => words.insert(argument),
        };
    }
    words.extend(command.stdout.iter().map(|path| format!("> {path}")));
    to.words(head.join(" ")).extend(words);
}

/// A variable, whether it is exported or stands in front of the command.
fn set(name: &str, value: String, to: &mut Commands) {
    to.words(format!("{name}=")).insert(value);
}

fn commands(outline: &Outline, kinds: &[&str]) -> Commands {
    let mut out = Commands::default();
    for step in outline.plan.steps.iter().filter(|step| kinds.contains(&step.kind.id)) {
        let Part::Ready(work) = step.work(&outline.tenancy) else { panic!("{} is held back", step.id) };
        out.step = step.kind.id;
        for block in &work.blocks {
            if block.is_by_hand() {
                out.words("by hand".into()).insert(block.label.clone());
            }
            for line in &block.lines {
                match line {
                    Line::Run(command) => add(command, &mut out),
                    Line::Set(name, value) => set(name, quote::word(value), &mut out),
                    Line::Capture(name, command) | Line::ExportCapture(name, command) => {
                        let form = if matches!(line, Line::Capture(..)) { "" } else { "export " };
                        set(name, format!("{form}$({})", script::command(command)), &mut out);
                    }
                    Line::Write { path, body } => {
                        out.words(format!("cat > {path}")).insert(text(body));
                    }
                    Line::Envsubst { path, body } => {
                        out.words(format!("envsubst > {path}")).insert(text(body));
                    }
                    Line::Poll { command, .. } => add(command, &mut out),
                    Line::Pipe(commands) => commands.iter().for_each(|command| add(command, &mut out)),
                }
            }
        }
    }
    out
}

fn text(body: &[Piece]) -> String {
    quote::word(&Word(body.to_vec()))
}

fn differing_steps(published: &Outline, corrected: &Outline) -> BTreeSet<Difference> {
    let mut out = BTreeSet::new();
    for (outline, paired) in [
        (published, COUNTERPARTS.iter().map(|(guide, _)| *guide).collect::<Vec<_>>().concat()),
        (corrected, COUNTERPARTS.iter().map(|(_, ours)| *ours).collect::<Vec<_>>().concat()),
    ] {
        let alone = outline.plan.steps.iter().map(|step| step.kind.id).filter(|id| !paired.contains(id));
        out.extend(alone.map(|id| Difference::Step(id.to_owned())));
    }
    for (guide, ours) in COUNTERPARTS {
        let (old, new) = (commands(published, guide).by_command, commands(corrected, ours).by_command);
        for (commands, other) in [(&old, &new), (&new, &old)] {
            for (command, (step, words)) in commands {
                let difference = |word: &str| Difference::Command {
                    step: (*step).to_owned(),
                    command: command.clone(),
                    word: word.to_owned(),
                };
                match other.get(command) {
                    None => out.extend([difference("")]),
                    Some((_, others)) => out.extend(words.difference(others).map(|word| difference(word))),
                }
            }
        }
    }
    out.extend(moved(corrected));
    out
}

/// Steps of ours that come before the counterpart of an earlier step of the guide.
fn moved(corrected: &Outline) -> BTreeSet<Difference> {
    let first = |ours: &[&str]| corrected.plan.steps.iter().position(|step| ours.contains(&step.kind.id));
    let positions: Vec<usize> = COUNTERPARTS.iter().filter_map(|(_, ours)| first(ours)).collect();
    positions
        .iter()
        .enumerate()
        .filter(|(index, position)| positions[..*index].iter().any(|earlier| earlier > position))
        .map(|(_, position)| Difference::Moved(corrected.plan.steps[*position].kind.id.to_owned()))
        .collect()
}

fn differences(inputs: &Inputs) -> (BTreeSet<Difference>, Outline) {
    let (published, corrected) = (edition(inputs, Edition::Published), edition(inputs, Edition::Corrected));
    let mut out = differing_files(&published, &corrected);
    out.extend(differing_steps(&published, &corrected));
    (out, corrected)
}

fn claims(claim: &Claim, difference: &Difference) -> bool {
    match (claim, difference) {
        (Claim::File(pattern), Difference::File(path)) => covers(pattern, path),
        (Claim::Leaf { file: pattern, at }, Difference::Leaf { file, address }) => {
            covers(pattern, file) && covers(at, address)
        }
        (Claim::Step(kind), Difference::Step(id)) | (Claim::Moved(kind), Difference::Moved(id)) => kind == id,
        (
            Claim::Command { step: kind, command: start, word: beginning },
            Difference::Command { step, command, word },
        ) => (*kind == "*" || kind == step) && command.starts_with(start) && word.starts_with(beginning),
        _ => false,
    }
}

/// `*` is one segment, `**` at the end is what follows, if anything.
fn covers(pattern: &str, path: &str) -> bool {
    let mut segments = path.split('/');
    for wanted in pattern.split('/') {
        match (wanted, segments.next()) {
            ("**", _) => return true,
            (_, None) => return false,
            (wanted, Some(segment)) if wanted == "*" || wanted == segment => {}
            _ => return false,
        }
    }
    segments.next().is_none()
}

#[test]
fn patterns() {
    assert!(covers("managed/*/namespace.yaml", "managed/payments/namespace.yaml"));
    assert!(!covers("managed/*", "managed/payments/namespace.yaml"));
    assert!(covers("Kind/spec/**", "Kind/spec") && covers("Kind/spec/**", "Kind/spec/a/0"));
    assert!(!covers("Kind/spec/**", "Kind/status") && !covers("Kind/spec/a", "Kind/spec"));
}

#[test]
fn every_difference_is_claimed_by_a_deviation_that_applies() {
    for (name, inputs) in inputs() {
        let (differences, corrected) = differences(&inputs);
        let applying: Vec<_> = deviations::applying(&corrected.inputs, &corrected.tenancy).collect();
        let unclaimed: Vec<_> = differences
            .iter()
            .filter(|difference| {
                !applying.iter().any(|deviation| deviation.covers.iter().any(|claim| claims(claim, difference)))
            })
            .collect();
        assert!(unclaimed.is_empty(), "{name}: {unclaimed:#?}");
    }
}

#[test]
fn every_deviation_that_applies_claims_a_difference() {
    for (name, inputs) in inputs() {
        let (differences, corrected) = differences(&inputs);
        let idle: Vec<&str> = deviations::applying(&corrected.inputs, &corrected.tenancy)
            .filter(|deviation| {
                !differences.iter().any(|difference| deviation.covers.iter().any(|claim| claims(claim, difference)))
            })
            .map(|deviation| deviation.id)
            .collect();
        assert!(idle.is_empty(), "{name}: {idle:?} claim nothing");
    }
}

#[test]
fn every_claim_is_true_in_some_scenario() {
    let all: BTreeSet<Difference> = inputs().iter().flat_map(|(_, inputs)| differences(inputs).0).collect();
    for deviation in deviations::all() {
        for claim in deviation.covers {
            assert!(all.iter().any(|difference| claims(claim, difference)), "{}: {claim:?}", deviation.id);
        }
    }
}

/// The leaves that each deviation claims, for the tests that compare with what other tools make of the guide.
/// `UPDATE_GOLDEN=1 cargo test --test it deviations` writes the file anew.
#[test]
fn the_claimed_leaves_are_written_down_for_the_conformance_tests() {
    let claims = |deviation: &deviations::Deviation| -> Vec<[&str; 2]> {
        let leaf = |claim: &Claim| match *claim {
            Claim::Leaf { file, at } => Some([file, at]),
            _ => None,
        };
        deviation.covers.iter().filter_map(leaf).collect()
    };
    let by_id: BTreeMap<&str, Vec<[&str; 2]>> =
        deviations::all().map(|one| (one.id, claims(one))).filter(|(_, claims)| !claims.is_empty()).collect();
    let text = serde_json::to_string_pretty(&by_id).expect("JSON") + "\n";
    let file = tests().join("conformance/cases/deviations.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &text).expect("the claimed leaves");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(written == text, "write it anew with UPDATE_GOLDEN=1 cargo test --test it deviations");
}

#[test]
fn the_registry_is_in_order() {
    let mut ids = BTreeSet::new();
    for deviation in deviations::all() {
        let id = deviation.id;
        assert!(ids.insert(id), "two of {id}");
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{id}");
        assert!(!deviation.sources.is_empty() && !deviation.covers.is_empty(), "{id}");
        assert!(deviation.why.ends_with('.') && !deviation.says.ends_with('.'), "{id}");
        for lines in deviation.guide_lines.split(", ").filter(|lines| !lines.is_empty()) {
            let ends: Vec<u16> = lines.split('-').map(|line| line.parse().expect("a line number")).collect();
            assert!(ends.len() <= 2 && ends.is_sorted() && ends.iter().all(|line| (1..=259).contains(line)), "{id}");
        }
    }
    for severity in Severity::ALL {
        assert!(deviations::all().any(|deviation| deviation.severity == severity), "none is {severity:?}");
    }
}

/// What breaks with flavors that the guide does not use: who follows it never meets these.
const OF_OTHER_FLAVORS: [&str; 5] =
    ["fargate-pass-role", "fargate-pods", "fargate-switch", "machine-pool-image", "machine-pool-profile"];

/// What is recorded was met by the conformance tests, which follow the guide with the real tools.
#[test]
fn what_breaks_was_seen_to_break() {
    let breaking: BTreeSet<&str> = deviations::all()
        .filter(|deviation| deviation.severity == Severity::Breaks)
        .map(|deviation| deviation.id)
        .collect();
    let seen: BTreeSet<&str> = deviations::evidence().iter().map(|evidence| evidence.deviation).collect();
    assert_eq!(breaking, seen.iter().copied().chain(OF_OTHER_FLAVORS).collect());
    assert_eq!(seen.len(), deviations::evidence().len(), "some evidence is there twice");
}

/// It is shown in a line, between marks of Markdown, and weighs in the size of the page.
#[test]
fn evidence_is_short() {
    for evidence in deviations::evidence() {
        let (id, message) = (evidence.deviation, evidence.message);
        assert!(message.chars().count() <= 200, "{id}: {message}");
        for text in [evidence.command, message, evidence.by, evidence.stand_in] {
            assert!(!text.contains(['`', '\n']), "{id}: {text}");
        }
    }
}
