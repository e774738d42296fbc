//! FIELDS: every input with its place in the config file, its label on the page, its hint, and how it is read and
//! changed. The form, the messages, the fixes and the share link all go by this list, so that none can drift.

mod cluster;
mod lines;

use super::inputs::{Addon, ClusterInputs, FargateRole, Inputs};
use super::{Credentials, Delivery, Edition, FieldPath};
use lines::Lines;
pub use lines::Records;

/// One input. Of a managed account's there is one for each row.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its path in the config file, `[]` for the row: `managed[].accountId`.
    pub pattern: &'static str,
    pub label: &'static str,
    /// What to type, with an example.
    pub hint: &'static str,
    /// The texts it takes when it is a choice; empty when it is free.
    pub choices: &'static [&'static str],
    access: Access,
}

/// How a field is read and changed; the number is the row, and None says that there is none.
#[derive(Clone, Copy, Debug)]
enum Access {
    Text {
        get: fn(&Inputs, usize) -> Option<String>,
        set: fn(&mut Inputs, usize, &str) -> Option<()>,
    },
    List {
        get: fn(&Inputs, usize) -> Option<Records>,
        set: fn(&mut Inputs, usize, Records) -> Option<()>,
        lines: Lines,
    },
}

impl Field {
    /// Its text, as typed. `row` counts from 0 and matters for a managed account's fields only; empty past the last.
    pub fn get(&self, inputs: &Inputs, row: usize) -> String {
        match self.access {
            Access::Text { get, .. } => get(inputs, row).unwrap_or_default(),
            Access::List { get, lines, .. } => lines.write(&get(inputs, row).unwrap_or_default()),
        }
    }
    /// False when there is no such row, or when a choice has no such text; nothing is changed then.
    pub fn set(&self, inputs: &mut Inputs, row: usize, text: &str) -> bool {
        let set = match self.access {
            Access::Text { set, .. } => set(inputs, row, text),
            Access::List { set, lines, .. } => set(inputs, row, lines.read(text)),
        };
        set.is_some()
    }
    /// The entries of a list with every text of each, exactly as they are; None for a field that is no list.
    pub fn records(&self, inputs: &Inputs, row: usize) -> Option<Records> {
        match self.access {
            Access::Text { .. } => None,
            Access::List { get, .. } => Some(get(inputs, row).unwrap_or_default()),
        }
    }
    /// False when it is no list or there is no such row.
    pub fn set_records(&self, inputs: &mut Inputs, row: usize, records: Records) -> bool {
        match self.access {
            Access::Text { .. } => false,
            Access::List { set, .. } => set(inputs, row, records).is_some(),
        }
    }
    /// Whether there is one for each managed account.
    pub fn is_per_account(&self) -> bool {
        self.pattern.starts_with("managed[]")
    }
    pub fn path(&self, row: usize) -> FieldPath {
        FieldPath(self.pattern.replacen("[]", &format!("[{row}]"), 1))
    }
}

macro_rules! text {
    ($pattern:literal, $label:literal, $hint:literal, $($field:ident).+) => {
        Field {
            pattern: $pattern,
            label: $label,
            hint: $hint,
            choices: &[],
            access: Access::Text {
                get: |inputs, _| Some(inputs.$($field).+.clone()),
                set: |inputs, _, text| {
                    inputs.$($field).+ = text.into();
                    Some(())
                },
            },
        }
    };
}

macro_rules! text_of_account {
    ($pattern:literal, $label:literal, $hint:literal, $($field:ident).+) => {
        Field {
            pattern: $pattern,
            label: $label,
            hint: $hint,
            choices: &[],
            access: Access::Text {
                get: |inputs, row| Some(inputs.managed.get(row)?.$($field).+.clone()),
                set: |inputs, row, text| {
                    inputs.managed.get_mut(row)?.$($field).+ = text.into();
                    Some(())
                },
            },
        }
    };
}

macro_rules! choice {
    ($pattern:literal, $label:literal, $hint:literal, $($field:ident).+, $([$id:literal, $value:expr]),+) => {
        Field {
            pattern: $pattern,
            label: $label,
            hint: $hint,
            choices: &[$($id),+],
            access: Access::Text {
                get: |inputs, _| {
                    let value = inputs.$($field).+;
                    [$(($id, $value)),+].iter().find(|(_, choice)| *choice == value).map(|(id, _)| id.to_string())
                },
                set: |inputs, _, text| {
                    let (_, value) = [$(($id, $value)),+].into_iter().find(|(id, _)| *id == text.trim())?;
                    inputs.$($field).+ = value;
                    Some(())
                },
            },
        }
    };
}

/// A list: its place, read and to be changed, and an entry of it to a record and back.
macro_rules! list {
    ($pattern:expr, $label:literal, $hint:literal, $lines:expr, |$inputs:ident, $row:ident| $read:expr,
     |$inputs_mut:ident, $row_mut:ident| $write:expr, $from:path, $to:path) => {
        Field {
            pattern: $pattern,
            label: $label,
            hint: $hint,
            choices: &[],
            access: Access::List {
                get: |$inputs, $row| Some($read.iter().map($from).collect()),
                set: |$inputs_mut, $row_mut, records| {
                    *$write = records.into_iter().map($to).collect();
                    Some(())
                },
                lines: $lines,
            },
        }
    };
}
use list;

/// In the order of the config file.
pub const FIELDS: &[Field] = &join::<COUNT>(&PARTS);

const PARTS: [&[Field]; 6] = [BEFORE, cluster::OF_MANAGER, ACCOUNT, cluster::OF_ACCOUNT, IDENTITY, AFTER];

const COUNT: usize = {
    let mut count = 0;
    let mut part = 0;
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

const fn join<const N: usize>(parts: &[&[Field]]) -> [Field; N] {
    let mut out = [parts[0][0]; N];
    let (mut part, mut next) = (0, 0);
    while part < parts.len() {
        let mut index = 0;
        while index < parts[part].len() {
            out[next] = parts[part][index];
            index += 1;
            next += 1;
        }
        part += 1;
    }
    out
}

/// The edition, the release, and the manager account with its cluster.
const BEFORE: &[Field] = &[
    choice!(
        "edition",
        "Edition",
        "Corrected works on the chosen release; as published is the guide word for word",
        edition,
        ["corrected", Edition::Corrected],
        ["published", Edition::Published]
    ),
    text!("release", "CAPA release", "Pins Cluster API and clusterctl as well, for example v2.11.1", release),
    text!("manager.accountId", "Manager account ID", "12 digits, zeros in front count", manager.account_id),
    text!("manager.region", "Manager region", "For example eu-west-1", manager.region),
    text!(
        "manager.awsProfile",
        "AWS profile",
        "Its name, never its keys, for example capa-manager. Empty: from the environment",
        manager.aws_profile
    ),
    text!(
        "manager.oidcIssuer",
        "OIDC issuer",
        "URL, ARN or id. Empty until the manager cluster exists: a step reads it",
        manager.oidc_issuer
    ),
    text!("manager.cluster.name", "Cluster name", "For example manager", manager.cluster.name),
    text!("manager.cluster.namespace", "Namespace", "For example default", manager.cluster.namespace),
    text!(
        "manager.cluster.kubernetesVersion",
        "Kubernetes version",
        "For example v1.33.0",
        manager.cluster.kubernetes_version
    ),
    text!("manager.cluster.workerCount", "Worker nodes", "1 to 450, for example 3", manager.cluster.worker_count),
    text!(
        "manager.cluster.instanceType",
        "Instance type",
        "For example m5.large. Empty: the EKS default",
        manager.cluster.instance_type
    ),
    text!(
        "manager.cluster.sshKeyName",
        "SSH key name",
        "A key pair of the account and region. Empty: no SSH to the nodes",
        manager.cluster.ssh_key_name
    ),
    text!(
        "manager.cluster.vpcCidr",
        "VPC range",
        "For example 10.1.0.0/16. Empty: 10.0.0.0/16, CAPA's default",
        manager.cluster.vpc_cidr
    ),
    Field {
        pattern: "manager.cluster.addons",
        label: "Add-ons",
        hint: "Name=version, one a line, for example vpc-cni=v1.19.5-eksbuild.3; none for no add-on",
        choices: &[],
        access: Access::Text {
            get: |inputs, _| Some(addons_text(&inputs.manager.cluster)),
            set: |inputs, _, text| {
                inputs.manager.cluster.addons = addons_of(text);
                Some(())
            },
        },
    },
];

/// A managed account with its cluster.
const ACCOUNT: &[Field] = &[
    text_of_account!("managed[].name", "Account name", "Names the identity and the folder, for example payments", name),
    text_of_account!("managed[].accountId", "Account ID", "12 digits, zeros in front count", account_id),
    text_of_account!("managed[].region", "Region", "For example eu-west-1. Empty: the manager's", region),
    text_of_account!(
        "managed[].awsProfile",
        "AWS profile",
        "Its name, never its keys, for example payments-admin. Empty: from the environment",
        aws_profile
    ),
    text_of_account!(
        "managed[].cluster.name",
        "Cluster name",
        "For example payments. Empty: the account's name",
        cluster.name
    ),
    text_of_account!(
        "managed[].cluster.namespace",
        "Namespace",
        "For example payments. Empty: the account's name",
        cluster.namespace
    ),
    text_of_account!(
        "managed[].cluster.kubernetesVersion",
        "Kubernetes version",
        "For example v1.33.0",
        cluster.kubernetes_version
    ),
    text_of_account!("managed[].cluster.workerCount", "Worker nodes", "1 to 450, for example 3", cluster.worker_count),
    text_of_account!(
        "managed[].cluster.instanceType",
        "Instance type",
        "For example m5.large. Empty: the EKS default",
        cluster.instance_type
    ),
    text_of_account!(
        "managed[].cluster.sshKeyName",
        "SSH key name",
        "A key pair of the account and region. Empty: no SSH to the nodes",
        cluster.ssh_key_name
    ),
    text_of_account!(
        "managed[].cluster.vpcCidr",
        "VPC range",
        "For example 10.1.0.0/16. Empty: 10.0.0.0/16, CAPA's default",
        cluster.vpc_cidr
    ),
    Field {
        pattern: "managed[].cluster.addons",
        label: "Add-ons",
        hint: "Name=version, one a line, for example vpc-cni=v1.19.5-eksbuild.3; none for no add-on",
        choices: &[],
        access: Access::Text {
            get: |inputs, row| Some(addons_text(&inputs.managed.get(row)?.cluster)),
            set: |inputs, row, text| {
                inputs.managed.get_mut(row)?.cluster.addons = addons_of(text);
                Some(())
            },
        },
    },
];

/// How the controllers act in a managed account.
const IDENTITY: &[Field] = &[
    text_of_account!(
        "managed[].identity.sessionName",
        "Session name",
        "What CloudTrail shows, for example capa-payments. Empty: capa- and the account's name",
        identity.session_name
    ),
    text_of_account!(
        "managed[].identity.durationSeconds",
        "Session duration",
        "Seconds, for example 3600, which is the default and the most that AWS gives to a role assumed from a role",
        identity.duration_seconds
    ),
    list!(
        "managed[].identity.allowedNamespaces",
        "Allowed namespaces",
        "Whose clusters may be made in this account, one a line. Empty: that of its own cluster",
        Lines::Word,
        |inputs, row| &inputs.managed.get(row)?.identity.allowed_namespaces,
        |inputs, row| &mut inputs.managed.get_mut(row)?.identity.allowed_namespaces,
        lines::word,
        lines::to_word
    ),
    list!(
        "managed[].identity.allowedNamespaceLabels",
        "Allowed namespaces by label",
        "Key=value, one a line, for example team=payments. Empty: by name only",
        Lines::Pair,
        |inputs, row| &inputs.managed.get(row)?.identity.allowed_namespace_labels,
        |inputs, row| &mut inputs.managed.get_mut(row)?.identity.allowed_namespace_labels,
        lines::pair,
        lines::to_pair
    ),
];

/// What is the same for all accounts.
const AFTER: &[Field] = &[
    text!(
        "iam.nameSuffix",
        "Name suffix",
        "Follows controllers in the names of the roles, for example .cluster-api-provider-aws.sigs.k8s.io",
        iam.name_suffix
    ),
    text!(
        "iam.externalId",
        "External ID",
        "2 to 1224 characters, for example capa-prod-1234. Empty: none",
        iam.external_id
    ),
    text!(
        "iam.permissionsBoundary",
        "Permissions boundary",
        "ARN of a policy, for example arn:aws:iam::012345678901:policy/Boundary. Empty: none",
        iam.permissions_boundary
    ),
    Field {
        pattern: "iam.stackTags",
        label: "Stack tags",
        hint: "Key=value, one a line, for example team=platform",
        choices: &[],
        access: Access::Text {
            get: |inputs, _| Some(pairs_text(&inputs.iam.stack_tags)),
            set: |inputs, _, text| {
                inputs.iam.stack_tags = pairs_of(text);
                Some(())
            },
        },
    },
    choice!(
        "iam.delivery",
        "Delivery",
        "Account by account with clusterawsadm, or one CloudFormation stack set",
        iam.delivery,
        ["per-account", Delivery::PerAccount],
        ["stack-set", Delivery::StackSet]
    ),
    choice!(
        "iam.eksRoleCreation",
        "Who makes roles",
        "CAPA makes the roles of each cluster itself (CAPA_EKS_IAM), and the stacks let it. Off: the stacks make them",
        iam.eks_role_creation,
        ["false", false],
        ["true", true]
    ),
    choice!(
        "iam.addRoles",
        "Policies of the roles",
        "CAPA may add policies to the roles that it makes (CAPA_EKS_ADD_ROLES). Off: only those of EKS",
        iam.add_roles,
        ["false", false],
        ["true", true]
    ),
    choice!(
        "iam.roles.controlPlane",
        "Control plane role",
        "The stacks make the role of EKS control planes. Off: type the name of one for each cluster",
        iam.roles.control_plane,
        ["true", true],
        ["false", false]
    ),
    choice!(
        "iam.roles.nodes",
        "Node role",
        "The stacks make the role of managed node groups. Off: type the name of one for each cluster",
        iam.roles.nodes,
        ["true", true],
        ["false", false]
    ),
    choice!(
        "iam.roles.fargate",
        "Fargate role",
        "Whether the stacks make the role of Fargate pods",
        iam.roles.fargate,
        ["auto", FargateRole::Auto],
        ["always", FargateRole::Always],
        ["never", FargateRole::Never]
    ),
    text!(
        "controllers.namespace",
        "Controllers namespace",
        "Where clusterctl installs the providers, for example capi-providers",
        controllers.namespace
    ),
    choice!(
        "controllers.credentials",
        "Controllers' credentials",
        "A role for the service account by OIDC (IRSA), or EKS Pod Identity",
        controllers.credentials,
        ["irsa", Credentials::Irsa],
        ["pod-identity", Credentials::PodIdentity]
    ),
    text!(
        "controllers.concurrency",
        "Clusters at a time",
        "How many the controllers work on, for example 20. Empty: 5, CAPA's own",
        controllers.concurrency
    ),
    text!(
        "bootstrap.kindCluster",
        "Kind cluster",
        "The short-lived cluster on your machine, for example capa-bootstrap",
        bootstrap.kind_cluster
    ),
    choice!(
        "bootstrap.pivot",
        "Pivot",
        "Move the management cluster's own objects into itself and delete the kind cluster",
        bootstrap.pivot,
        ["true", true],
        ["false", false]
    ),
];

/// The path of the list itself, for what is wrong with it as a whole.
pub const MANAGED: &str = "managed";

/// The field at a path and its row, 0 for what is no row's.
pub fn find(path: &FieldPath) -> Option<(&'static Field, usize)> {
    let (pattern, row) = match path.0.strip_prefix("managed[").and_then(|rest| rest.split_once(']')) {
        Some((row, rest)) => (format!("managed[]{rest}"), row.parse().ok()?),
        None => (path.0.clone(), 0),
    };
    FIELDS.iter().find(|field| field.pattern == pattern).map(|field| (field, row))
}

/// The field at a path, or the one that holds what is at it: an add-on belongs to the add-ons.
pub fn holding(path: &FieldPath) -> Option<(&'static Field, usize)> {
    let mut path = path.clone();
    loop {
        match (find(&path), path.0.rfind(['.', '['])) {
            (Some(found), _) => return Some(found),
            (None, end) => path.0.truncate(end?),
        }
    }
}

/// The text at a path; empty where there is no such field or row.
pub fn get(inputs: &Inputs, path: &FieldPath) -> String {
    find(path).map(|(field, row)| field.get(inputs, row)).unwrap_or_default()
}

/// Puts a text where a fix or an edit wants it; false when there is no such place, and nothing is changed then.
pub fn set(inputs: &mut Inputs, path: &FieldPath, text: &str) -> bool {
    find(path).is_some_and(|(field, row)| field.set(inputs, row, text))
}

/// The fields whose texts differ, in the order of [`FIELDS`]; rows that only one of the two has are left out.
pub fn differences(left: &Inputs, right: &Inputs) -> Vec<FieldPath> {
    let rows = left.managed.len().min(right.managed.len());
    let fields = FIELDS.iter().flat_map(|field| {
        let rows = if field.is_per_account() { rows } else { 1 };
        (0..rows).map(move |row| (field, row))
    });
    let differs = fields.filter(|(field, row)| field.get(left, *row) != field.get(right, *row));
    differs.map(|(field, row)| field.path(row)).collect()
}

/// A path as a person sees it on the page: `Region of retail`, `Manager account ID`.
pub fn describe(path: &FieldPath, inputs: &Inputs) -> String {
    match find(path) {
        Some((field, row)) if field.is_per_account() => format!("{} of {}", field.label, account_label(inputs, row)),
        Some((field, _)) if field.pattern.starts_with("manager.cluster.") => format!("{} of the manager", field.label),
        Some((field, _)) if field.pattern == "manager.awsProfile" => format!("{} of the manager", field.label),
        Some((field, _)) => field.label.to_string(),
        None if path.0 == MANAGED => "Managed accounts".into(),
        None => path.to_string(),
    }
}

/// What to call a managed account: its name, or `account 2` while that is wrong.
pub fn account_label(inputs: &Inputs, row: usize) -> String {
    let name = inputs.managed.get(row).map(|account| account.name.trim()).unwrap_or_default();
    match super::DnsLabel::parse(name) {
        Ok(name) => name.to_string(),
        Err(_) => format!("account {}", row + 1),
    }
}

/// Says that the list of add-ons is empty, in contrast to nothing typed, which is the default.
const NO_ADDONS: &str = "none";

fn addons_text(cluster: &ClusterInputs) -> String {
    match cluster.addons.as_deref() {
        None => String::new(),
        Some([]) => NO_ADDONS.into(),
        Some(addons) => {
            let pairs: Vec<_> = addons.iter().map(|addon| (addon.name.clone(), addon.version.clone())).collect();
            pairs_text(&pairs)
        }
    }
}

fn addons_of(text: &str) -> Option<Vec<Addon>> {
    match text.trim() {
        "" => None,
        NO_ADDONS => Some(vec![]),
        lines => Some(pairs_of(lines).into_iter().map(|(name, version)| Addon { name, version }).collect()),
    }
}

fn pairs_text(pairs: &[(String, String)]) -> String {
    let lines: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    lines.join("\n")
}

/// A line without `=` is a name without a value yet.
fn pairs_of(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_once('=').unwrap_or((line, "")))
        .map(|(name, value)| (name.trim().to_string(), value.trim().to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ManagedInputs;

    fn inputs() -> Inputs {
        let account = |name: &str| ManagedInputs { name: name.into(), ..ManagedInputs::default() };
        Inputs { managed: vec![account("payments"), account("")], ..Inputs::default() }
    }

    #[test]
    fn what_is_set_is_got() {
        for field in FIELDS {
            let mut inputs = inputs();
            let row = usize::from(field.is_per_account());
            let text = field.choices.last().copied().unwrap_or("a=b");
            assert!(field.set(&mut inputs, row, text), "{}", field.pattern);
            assert_eq!(field.get(&inputs, row), text, "{}", field.pattern);
            let (found, found_row) = find(&field.path(row)).unwrap();
            assert_eq!((found.pattern, found_row), (field.pattern, row));
        }
    }

    #[test]
    fn a_place_that_is_not_there_changes_nothing() {
        for (path, text) in [
            ("managed[2].region", "eu-west-1"),
            ("managed[x].region", "eu-west-1"),
            ("managed", ""),
            ("manager.colour", "red"),
            ("edition", "third"),
        ] {
            let mut changed = inputs();
            assert!(!set(&mut changed, &FieldPath::new(path), text), "{path}");
            assert_eq!(changed, inputs(), "{path}");
        }
    }

    #[test]
    fn every_input_is_a_field() {
        // Nothing is left out of a file in which every field differs from its default.
        let mut inputs = inputs();
        for field in FIELDS {
            let other = field.choices.iter().find(|choice| **choice != field.get(&inputs, 0));
            assert!(field.set(&mut inputs, 0, other.unwrap_or(&"a=b")), "{}", field.pattern);
        }
        let mut paths = Vec::new();
        leaves(&serde_json::to_value(inputs).unwrap(), String::new(), &mut paths);
        for path in paths {
            assert!(find(&FieldPath::new(path.clone())).is_some(), "{path} has no entry in FIELDS");
        }
    }

    fn leaves(value: &serde_json::Value, path: String, out: &mut Vec<String>) {
        match value {
            // What a field holds is its own.
            _ if find(&FieldPath::new(path.clone())).is_some() => {}
            serde_json::Value::Object(map) if !map.is_empty() => {
                for (key, value) in map {
                    let dot = if path.is_empty() { "" } else { "." };
                    leaves(value, format!("{path}{dot}{key}"), out);
                }
            }
            serde_json::Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    leaves(value, format!("{path}[{index}]"), out);
                }
            }
            _ => out.push(path),
        }
    }

    #[test]
    fn differences_are_named_by_their_paths() {
        let mut changed = inputs();
        changed.managed[1].region = "eu-west-1".into();
        changed.iam.stack_tags = vec![("team".into(), "a".into())];
        changed.managed.push(ManagedInputs::default());
        let expected = ["managed[1].region", "iam.stackTags"].map(FieldPath::new);
        assert_eq!(differences(&inputs(), &changed), expected);
        assert_eq!(differences(&inputs(), &inputs()), []);
    }

    #[test]
    fn paths_are_described_as_a_person_sees_them() {
        for (path, expected) in [
            ("managed[0].region", "Region of payments"),
            ("managed[1].accountId", "Account ID of account 2"),
            ("manager.accountId", "Manager account ID"),
            ("manager.cluster.name", "Cluster name of the manager"),
            ("managed", "Managed accounts"),
            ("iam.nameSuffix", "Name suffix"),
        ] {
            assert_eq!(describe(&FieldPath::new(path), &inputs()), expected);
        }
    }

    #[test]
    fn add_ons_are_lines_and_none_is_not_the_default() {
        let mut inputs = inputs();
        let path = FieldPath::new("manager.cluster.addons");
        for (text, expected) in [
            ("vpc-cni = v1\n\ncoredns=v2", "vpc-cni=v1\ncoredns=v2"),
            ("none", "none"),
            ("", ""),
            ("vpc-cni", "vpc-cni="),
        ] {
            set(&mut inputs, &path, text);
            assert_eq!(get(&inputs, &path), expected);
        }
        assert_eq!(inputs.manager.cluster.addons.unwrap().len(), 1);
    }
}
