//! What the checks promise together: every held-back field is called wrong, every error holds something back, and a
//! thousand accounts are no burden.

use std::collections::BTreeSet;

use capa_runbook::Inputs;
use capa_runbook::diagnostic::{Report, Severity};
use capa_runbook::model::{
    AccessEntryInputs, Addon, Credentials, Delivery, Edition, FieldPath, Flavor, ManagedInputs, ScalingInputs, Tenancy,
    field,
};
use capa_runbook::validate::{repair, validate};
use proptest::prelude::*;

use crate::share::inputs;

/// The fields that hold something back.
pub fn held_back(tenancy: &Tenancy) -> BTreeSet<&FieldPath> {
    let managed = tenancy.managed.iter().flat_map(|slot| {
        let parts = slot.account.held_back().iter().chain(slot.tenant.held_back()).chain(slot.part.held_back());
        parts.chain(slot.part.ready().map_or(&[][..], |managed| managed.cluster.spec.held_back()))
    });
    [
        tenancy.release.held_back(),
        tenancy.manager.held_back(),
        tenancy.manager.ready().map_or(&[][..], |manager| manager.cluster.spec.held_back()),
        tenancy.iam.held_back(),
        tenancy.controllers.held_back(),
        tenancy.bootstrap.held_back(),
    ]
    .into_iter()
    .flatten()
    .chain(managed)
    .collect()
}

/// The fields that an error stands at, but for the list of accounts as a whole, which is no part of its own.
pub fn errors(report: &Report) -> BTreeSet<&FieldPath> {
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(|diagnostic| &diagnostic.fields[0]).filter(|path| path.0 != field::MANAGED).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn held_back_and_called_wrong_are_the_same(inputs in inputs()) {
        let (tenancy, report) = validate(&inputs);
        let mut errors = errors(&report);
        for path in held_back(&tenancy) {
            prop_assert!(errors.remove(path), "{} is held back without an error\n{:#?}", path, report);
        }
        prop_assert!(errors.is_empty(), "{:?} hold nothing back", errors);
    }

    #[test]
    fn keys_are_unique_and_fit_a_folder(inputs in inputs()) {
        let (tenancy, _) = validate(&inputs);
        let keys: BTreeSet<&str> = tenancy.managed.iter().map(|slot| slot.key.as_str()).collect();
        prop_assert_eq!(keys.len(), tenancy.managed.len());
        let fits = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        prop_assert!(keys.into_iter().all(fits));
    }

    #[test]
    fn errors_come_first_and_fixes_can_be_put_in(inputs in inputs()) {
        let (_, report) = validate(&inputs);
        prop_assert!(report.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.severity));
        for fix in report.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
            prop_assert!(fix.apply(&mut inputs.clone()), "{:?}", fix);
        }
    }

    #[test]
    fn repairing_comes_to_an_end(inputs in inputs()) {
        let mut repaired = inputs;
        repair(&mut repaired);
        prop_assert_eq!(repair(&mut repaired), vec![]);
    }
}

fn fleet(count: usize, change: impl Fn(usize, &mut ManagedInputs)) -> Inputs {
    let mut inputs = Inputs::default();
    inputs.manager.account_id = "999999999999".into();
    inputs.managed = (0..count)
        .map(|row| {
            let mut account = ManagedInputs {
                name: format!("team-{row}"),
                account_id: format!("{row:012}"),
                region: "eu-west-1".into(),
                ..ManagedInputs::default()
            };
            change(row, &mut account);
            account
        })
        .collect();
    inputs
}

/// One row of the table: what is changed in a right fleet of three, and what is said of it.
type Case = (fn(&mut Inputs), &'static str, &'static str);

#[test]
fn each_mistake_is_put_in_words() {
    let cases: &[Case] = &[
        (|inputs| inputs.manager.account_id.clear(), "manager.accountId", "An account id is needed here"),
        (
            |inputs| inputs.managed[1].account_id = "12345678901".into(),
            "managed[1].accountId",
            "An account id is 12 digits, this has 11",
        ),
        (
            |inputs| inputs.managed[2].account_id = inputs.managed[0].account_id.clone(),
            "managed[2].accountId",
            "Account 000000000000 is also that of team-0",
        ),
        (
            |inputs| inputs.managed[1].account_id = "999999999999".into(),
            "managed[1].accountId",
            "Account 999999999999 is the manager's own",
        ),
        (
            |inputs| inputs.managed[1].region = "us-esat-1".into(),
            "managed[1].region",
            "There is no region us-esat-1 among those known to have EKS",
        ),
        (
            |inputs| inputs.managed[1].region = "cn-north-1".into(),
            "managed[1].region",
            "Region cn-north-1 is in partition aws-cn, the manager in aws",
        ),
        (|inputs| inputs.release = "v2.12.0".into(), "release", "There is no row for CAPA release v2.12.0"),
        (
            |inputs| inputs.managed[0].cluster.addons = Some(vec![Default::default()]),
            "managed[0].cluster.addons",
            "The name of an add-on is lower-case letters, digits, hyphens and underscores",
        ),
        (
            |inputs| {
                let addon = Addon { name: "a".into(), version: "v1.19.5-eksbuild.3".into() };
                inputs.managed[0].cluster.addons = Some(vec![addon]);
            },
            "managed[0].cluster.addons",
            "The name of an add-on has at least 2 characters",
        ),
        (|inputs| inputs.managed.clear(), "managed", "There is no managed account"),
        (|_| (), "manager.cluster.vpcCidr", "4 clusters share the VPC range 10.0.0.0/16"),
    ];
    for (change, path, message) in cases {
        let mut inputs = fleet(3, |_, _| ());
        change(&mut inputs);
        let (_, report) = validate(&inputs);
        let said: Vec<_> = report.at(path).map(|diagnostic| diagnostic.message.as_str()).collect();
        assert!(said.contains(message), "{path}: {said:?}");
    }
}

/// What is changed in a right fleet of three, the lint that it is for, and whether that finds something.
type Combination = (fn(&mut Inputs), &'static str, bool);

#[test]
fn each_combination_is_told_from_its_neighbours() {
    let cases: &[Combination] = &[
        (|inputs| inputs.manager.cluster.flavor = Flavor::Fargate, "role-of-another-partition", false),
        (
            |inputs| {
                china(inputs);
                inputs.manager.cluster.flavor = Flavor::Fargate;
                inputs.manager.cluster.node_role = "own".into();
            },
            "role-of-another-partition",
            true,
        ),
        (china, "role-of-another-partition", false),
        (
            |inputs| {
                china(inputs);
                inputs.iam.eks_role_creation = true;
            },
            "role-of-another-partition",
            true,
        ),
        (
            |inputs| {
                china(inputs);
                inputs.iam.eks_role_creation = true;
                inputs.manager.cluster.node_role = "own".into();
                inputs.managed.iter_mut().for_each(|account| account.cluster.flavor = Flavor::MachinePool);
            },
            "role-of-another-partition",
            false,
        ),
        (|inputs| inputs.managed[0].cluster.vpc_cidr = "10.1.0.0/25".into(), "vpc-range-too-small", true),
        (
            |inputs| {
                inputs.managed[0].region = "us-west-1".into();
                inputs.managed[0].cluster.vpc_cidr = "10.1.0.0/25".into();
            },
            "vpc-range-too-small",
            false,
        ),
        (
            |inputs| {
                inputs.edition = Edition::Published;
                inputs.managed[0].cluster.flavor = Flavor::MachinePool;
                inputs.managed[0].cluster.worker_count = "11".into();
            },
            "worker-count-out-of-scaling",
            true,
        ),
        (|inputs| inputs.managed[0].cluster.worker_count = "11".into(), "worker-count-out-of-scaling", false),
        (|inputs| inputs.managed[0].cluster.scaling = bounds("4", "9"), "worker-count-out-of-scaling", true),
        (|inputs| inputs.managed[0].cluster.scaling = bounds("3", "9"), "worker-count-out-of-scaling", false),
        (|inputs| inputs.manager.cluster.access_entries = vec![controllers("999999999999")], CONTROLLERS_ENTRY, true),
        (
            |inputs| {
                inputs.bootstrap.pivot = false;
                inputs.manager.cluster.access_entries = vec![controllers("999999999999")];
            },
            CONTROLLERS_ENTRY,
            false,
        ),
        (
            |inputs| inputs.managed[1].cluster.access_entries = vec![controllers("000000000001")],
            CONTROLLERS_ENTRY,
            true,
        ),
        (
            |inputs| inputs.managed[1].cluster.access_entries = vec![controllers("999999999999")],
            CONTROLLERS_ENTRY,
            false,
        ),
        (|inputs| inputs.managed[0].cluster.namespace = "capi-providers".into(), "shared-namespace", true),
        (|inputs| inputs.managed[0].cluster.namespace = "default".into(), "shared-namespace", true),
        (
            |inputs| {
                inputs.managed[0].cluster.flavor = Flavor::Fargate;
                inputs.managed[0].cluster.node_role = "own".into();
            },
            "fargate-role-made-over",
            true,
        ),
        (|inputs| inputs.iam.stack_tags = vec![("team".into(), "a".into())], "fargate-role-made-over", false),
        (|inputs| inputs.release = "v2.4.2".into(), "image-without-updates", true),
        (|inputs| inputs.release = "v2.5.2".into(), "image-without-updates", false),
        (
            |inputs| {
                inputs.release = "v2.9.3".into();
                inputs.managed[0].cluster.flavor = Flavor::MachinePool;
            },
            "image-without-updates",
            true,
        ),
        (|inputs| inputs.managed[0].cluster.ssh_key_name = "ops".into(), "ignored-by-flavor", true),
        (
            |inputs| {
                inputs.managed[0].cluster.flavor = Flavor::MachinePool;
                inputs.managed[0].cluster.ssh_key_name = "ops".into();
            },
            "ignored-by-flavor",
            false,
        ),
        (
            |inputs| {
                inputs.managed[0].cluster.flavor = Flavor::MachinePool;
                inputs.managed[0].cluster.ami_type = "AL2023_x86_64_STANDARD".into();
            },
            "ignored-by-flavor",
            true,
        ),
        (
            |inputs| {
                inputs.managed[0].cluster.flavor = Flavor::MachinePool;
                inputs.managed[0].cluster.node_role = "nodes.example".into();
                inputs.iam.name_suffix = ".example".into();
            },
            "node-role-without-suffix",
            false,
        ),
        (
            |inputs| {
                inputs.controllers.credentials = Credentials::PodIdentity;
                inputs.manager.oidc_issuer = "EXAMPLED539D4633E53DE1B71EXAMPLE".into();
            },
            "ignored-by-choice",
            true,
        ),
        (
            |inputs| {
                china(inputs);
                inputs.iam.delivery = Delivery::StackSet;
                inputs.managed[0].aws_profile = "retail".into();
            },
            "ignored-by-choice",
            false,
        ),
        (
            |inputs| inputs.managed[0].cluster.kubernetes_version = "v1.99.0".into(),
            "unoffered-kubernetes-version",
            true,
        ),
        (
            |inputs| inputs.managed[0].cluster.kubernetes_version = "v1.32.0".into(),
            "unoffered-kubernetes-version",
            false,
        ),
        (
            |inputs| inputs.managed[0].cluster.ami_type = "AL2023_ARM_64_STANDARD".into(),
            "image-of-another-architecture",
            true,
        ),
    ];
    for (number, (change, lint, expected)) in cases.iter().enumerate() {
        let mut inputs = fleet(3, |_, _| ());
        change(&mut inputs);
        let found = validate(&inputs).1.diagnostics.iter().any(|diagnostic| diagnostic.lint == *lint);
        assert_eq!(found, *expected, "case {number}, {lint}");
    }
}

const CONTROLLERS_ENTRY: &str = "access-entry-of-controllers";

fn controllers(account: &str) -> AccessEntryInputs {
    AccessEntryInputs {
        principal_arn: format!("arn:aws:iam::{account}:role/controllers.cluster-api-provider-aws.sigs.k8s.io"),
        username: "capa".into(),
        policy: "view".into(),
        groups: vec![],
    }
}

fn bounds(min: &str, max: &str) -> ScalingInputs {
    ScalingInputs { min: min.into(), max: max.into() }
}

fn china(inputs: &mut Inputs) {
    inputs.manager.region = "cn-north-1".into();
    inputs.managed.iter_mut().for_each(|account| account.region = String::new());
}

#[test]
fn a_wrong_region_holds_back_the_row_but_not_its_account() {
    let (tenancy, _) = validate(&fleet(3, |row, account| {
        if row == 1 {
            account.region = "nowhere".into();
        }
    }));
    let slot = &tenancy.managed[1];
    assert!(slot.account.is_ready());
    assert_eq!(slot.part.held_back(), [FieldPath::managed(1, "region")]);
    assert!(tenancy.managed[0].part.is_ready() && tenancy.managed[2].part.is_ready() && tenancy.manager.is_ready());
}

#[test]
fn what_looks_like_a_credential_is_never_repeated() {
    let secret = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
    let paths: Vec<FieldPath> =
        field::FIELDS.iter().filter(|field| field.choices.is_empty()).map(|field| field.path(1)).collect();
    for path in paths {
        let mut inputs = fleet(3, |_, _| ());
        let text = match path.0.ends_with("addons") || path.0.ends_with("stackTags") {
            true => format!("a={secret}"),
            false => secret.clone(),
        };
        assert!(field::set(&mut inputs, &path, &text), "{path}");
        let (tenancy, report) = validate(&inputs);
        assert!(report.at(&path.0).any(|diagnostic| diagnostic.lint == "credential-pasted"), "{path}");
        assert!(!format!("{tenancy:?}{report:?}").contains(&secret), "{path}");
    }
}

#[test]
fn a_thousand_accounts_are_checked_in_linear_work() {
    // Every row wrong in its own way is the worst case of every lint that compares rows.
    let inputs = fleet(1000, |row, account| match row % 4 {
        0 => account.account_id = "000000000001".into(),
        1 => account.region = format!("us-nowhere-{}", row % 99),
        2 => account.name = "team-2".into(),
        _ => account.cluster.vpc_cidr = "10.1.2.3/16".into(),
    });
    let (tenancy, report) = validate(&inputs);
    assert_eq!(tenancy.managed.len(), 1000);
    assert!(report.count(Severity::Error) >= 740, "{}", report.count(Severity::Error));
}
