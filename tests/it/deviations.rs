//! The registry of deviations accounts for every difference between the two editions, and every entry for at least one.
//! `render::differences` computes them; what it reads of a manifest is held against another parser.

use std::collections::{BTreeMap, BTreeSet};

use capa_runbook::manifest::lines;
use capa_runbook::model::{
    AccessEntryInputs, Addon, Credentials, Delivery, Edition, Flavor, Inputs, ManagedInputs, Part, ScalingInputs,
};
use capa_runbook::plan::deviations::{self, Claim, Deviation, Severity};
use capa_runbook::render::differences::{Difference, Editions, Shown};
use capa_runbook::{outline, render};

use crate::scenarios::tests;
use crate::support::one_account;
use crate::yaml;

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

fn differences(inputs: &Inputs) -> (BTreeSet<Difference>, Editions) {
    let editions = Editions::of(inputs);
    for outline in [&editions.published, &editions.corrected] {
        assert!(!outline.report.has_errors(), "{:#?}", outline.report);
    }
    (editions.differences(), editions)
}

fn applying(editions: &Editions) -> Vec<&'static Deviation> {
    deviations::applying(&editions.corrected.inputs, &editions.corrected.tenancy).collect()
}

fn claims(deviation: &Deviation, difference: &Difference) -> bool {
    deviation.covers.iter().any(|claim| difference.is_claimed_by(claim))
}

/// The library reads its own manifests line by line; another parser reads the same leaves.
#[test]
fn leaves_are_read_as_another_parser_reads_them() {
    for (name, inputs) in inputs() {
        for edition in [Edition::Published, Edition::Corrected] {
            let outline = outline(&Inputs { edition, ..inputs.clone() });
            let manifests = render::paths(&outline).into_iter().filter(|(format, _)| format.id == "manifests");
            // A template is no object of Kubernetes, and only one edition has them.
            for (_, path) in manifests.filter(|(_, path)| !path.ends_with("/cloudformation.yaml")) {
                let Some(Part::Ready(text)) = render::text(&outline, &path) else { panic!("{path} is not ready") };
                let ours: BTreeSet<String> = lines::read(&text)
                    .into_iter()
                    .filter(|line| !line.value.is_empty())
                    .map(|line| line.address)
                    .collect();
                let theirs: BTreeSet<String> = yaml::leaves(&text).into_keys().collect();
                assert_eq!(ours, theirs, "{name}: {path}");
            }
        }
    }
}

#[test]
fn every_difference_is_claimed_by_a_deviation_that_applies() {
    for (name, inputs) in inputs() {
        let (differences, editions) = differences(&inputs);
        let applying = applying(&editions);
        let is_claimed = |difference: &&Difference| applying.iter().any(|deviation| claims(deviation, difference));
        let unclaimed: Vec<_> = differences.iter().filter(|difference| !is_claimed(difference)).collect();
        assert!(unclaimed.is_empty(), "{name}: {unclaimed:#?}");
    }
}

#[test]
fn every_deviation_that_applies_claims_a_difference() {
    for (name, inputs) in inputs() {
        let (differences, editions) = differences(&inputs);
        let places = editions.places();
        assert_eq!(places.len(), applying(&editions).len());
        for (deviation, places) in places {
            let id = deviation.id;
            assert!(differences.iter().any(|difference| claims(deviation, difference)), "{name}: {id} claims nothing");
            assert!(!places.is_empty(), "{name}: {id} is shown nowhere");
            for place in &places {
                let differs = |side: &[Shown]| side.iter().any(|line| line.differs);
                assert!(differs(&place.published) || differs(&place.corrected), "{name}: {id}: {place:?}");
            }
        }
    }
}

#[test]
fn every_claim_is_true_in_some_scenario() {
    let all: BTreeSet<Difference> = inputs().iter().flat_map(|(_, inputs)| differences(inputs).0).collect();
    for deviation in deviations::all() {
        for claim in deviation.covers {
            assert!(all.iter().any(|difference| difference.is_claimed_by(claim)), "{}: {claim:?}", deviation.id);
        }
    }
}

/// The leaves that each deviation claims, for the tests that compare with what other tools make of the guide.
/// `UPDATE_GOLDEN=1 cargo test --test it deviations` writes the file anew.
#[test]
fn the_claimed_leaves_are_written_down_for_the_conformance_tests() {
    let claimed = |deviation: &Deviation| -> Vec<[&str; 2]> {
        let leaf = |claim: &Claim| match *claim {
            Claim::Leaf { file, at } => Some([file, at]),
            _ => None,
        };
        deviation.covers.iter().filter_map(leaf).collect()
    };
    let by_id: BTreeMap<&str, Vec<[&str; 2]>> =
        deviations::all().map(|one| (one.id, claimed(one))).filter(|(_, claims)| !claims.is_empty()).collect();
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
