//! The config file, wire format 1.
//!
//! Reading is strict: a key that is not known, a value of another type, a key twice are errors, because what is silently
//! dropped here is silently missing in an account. A missing key takes its default.

use serde::Serialize;
use std::rc::Rc;

use super::tree::{self, Fault, Key, Node, Place, Value};
use crate::model::inputs::{
    AccessEntryInputs, Addon, BootstrapInputs, ClusterInputs, ControllersInputs, Credentials, Delivery, Edition,
    FargateRole, FargateSelectorInputs, IamInputs, IdentityInputs, Inputs, ManagedInputs, ManagerInputs, RolesInputs,
    ScalingInputs,
};
use crate::model::{Flavor, nearest};
use crate::validate::credential_like;

/// Why a config file can't be read. Nothing of it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub message: String,
    /// What to type.
    pub help: String,
    /// 1-based.
    pub line: Option<usize>,
    pub column: Option<usize>,
}

impl ConfigError {
    fn at(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), line: Some(place.line), column: Some(place.column) }
    }
}

type Read<T> = Result<T, ConfigError>;

/// The wire format that is written, and the only one that is read.
const FORMAT: u64 = 1;

pub fn read(text: &str) -> Read<Inputs> {
    let Some(root) = tree::parse(text).map_err(explain)? else {
        return Err(ConfigError {
            message: "The file is empty".into(),
            help: "Type format: 1 and what differs from the defaults".into(),
            line: None,
            column: None,
        });
    };
    let here = Here { node: &root, path: String::new(), place: root.place };
    // A file of a later format is called that, instead of being taken to pieces for its first key that is new.
    check_format(&here)?;
    inputs(&here)
}

/// Always readable by [`read`], which gives the same inputs back.
pub fn write(inputs: &Inputs) -> String {
    /// The file's own form: the inputs with the number of the format in front.
    #[derive(Serialize)]
    struct ConfigFile<'a> {
        format: u64,
        #[serde(flatten)]
        inputs: &'a Inputs,
    }
    let options = serde_yaml::ser_options! {
        // A long text stays on its line, a line break in one is written as an escape: both are easier to edit and to
        // compare than a block.
        folded_wrap_chars: usize::MAX,
        prefer_block_scalars: false,
    };
    let file = ConfigFile { format: FORMAT, inputs };
    serde_yaml::to_string_with_options(&file, options).expect("inputs are plain data")
}

/// A node and the path to it: `managed[1].cluster`.
struct Here<'a> {
    node: &'a Node,
    path: String,
    /// Where a message points: the node, or its key where there is nothing behind it.
    place: Place,
}

impl<'a> Here<'a> {
    fn key(&self, key: &Key, node: &'a Rc<Node>) -> Self {
        let path = match self.path.as_str() {
            "" => key.text.clone(),
            parent => format!("{parent}.{}", key.text),
        };
        let is_empty = matches!(&node.value, Value::Scalar { text, plain: true } if text.is_empty());
        Self { node, path, place: if is_empty { key.place } else { node.place } }
    }
    fn item(&self, index: usize, node: &'a Rc<Node>) -> Self {
        Self { node, path: format!("{}[{index}]", self.path), place: node.place }
    }
    fn name(&self) -> &str {
        if self.path.is_empty() { "The file" } else { &self.path }
    }
    /// The last key of the path, without an index.
    fn last_key(&self) -> &str {
        let key = self.path.rsplit('.').next().unwrap_or_default();
        key.split('[').next().unwrap_or(key)
    }
    fn is_not(&self, wanted: &str, example: &str) -> ConfigError {
        ConfigError::at(self.place, format!("{} is not {wanted}", self.name()), format!("Type {example}"))
    }

    /// The entries of a map, no key twice.
    fn entries(&self, wanted: &str, example: &str) -> Read<&'a [(Key, Rc<Node>)]> {
        let Value::Map(entries) = &self.node.value else { return Err(self.is_not(wanted, example)) };
        let mut seen = std::collections::BTreeSet::new();
        match entries.iter().find(|(key, _)| !seen.insert(key.text.as_str())) {
            None => Ok(entries),
            Some((key, _)) => {
                let what = match credential_like(&key.text) {
                    None => format!("The key {}", key.text),
                    Some(_) => "A key".into(),
                };
                Err(ConfigError::at(key.place, format!("{what} stands here twice"), "Remove one of the two"))
            }
        }
    }

    /// The fields of a struct; `set` says whether it knows the key.
    fn fields(&self, known: &[&str], mut set: impl FnMut(&str, Here<'a>) -> Read<()>) -> Read<()> {
        let example = match self.path.as_str() {
            "" => "format: 1, manager:, managed: and so on".to_owned(),
            _ => format!("{}: and its keys below it, indented", self.last_key()),
        };
        for (key, node) in self.entries("a map of keys", &example)? {
            if !known.contains(&key.text.as_str()) {
                return Err(self.unknown(key, known));
            }
            set(&key.text, self.key(key, node))?;
        }
        Ok(())
    }

    fn unknown(&self, key: &Key, known: &[&str]) -> ConfigError {
        if key.text == "<<" {
            return ConfigError::at(key.place, "A merge key (<<) is not read here", "Write the keys out");
        }
        let message = match credential_like(&key.text) {
            Some(kind) => format!("There is a key that looks like {kind}"),
            None if self.path.is_empty() => format!("There is no key {}", key.text),
            None => format!("There is no key {} in {}", key.text, self.path),
        };
        let help = match nearest(&key.text, known.iter().copied()) {
            Some(nearest) => format!("Did you mean {nearest}"),
            None => format!("The keys here are {}", known.join(", ")),
        };
        ConfigError::at(key.place, message, help)
    }

    fn list(&self, wanted: &str, example: &str) -> Read<Vec<Here<'a>>> {
        match &self.node.value {
            Value::List(items) => Ok(items.iter().enumerate().map(|(index, item)| self.item(index, item)).collect()),
            _ => Err(self.is_not(wanted, example)),
        }
    }

    /// A text. A number or a truth value without quotes is refused: account ids have leading zeros.
    fn text(&self) -> Read<String> {
        let Value::Scalar { text, plain } = &self.node.value else {
            return Err(self.is_not("a text", &format!("{}: \"...\"", self.last_key())));
        };
        match plain.then(|| Plain::of(text)) {
            None | Some(Plain::Text) => Ok(text.clone()),
            Some(Plain::Null) => Err(ConfigError::at(
                self.place,
                format!("{} has no value", self.name()),
                "Type \"\" for an empty text, or leave the key out",
            )),
            Some(Plain::Number | Plain::Truth) => {
                let help = match self.last_key() {
                    "accountId" => {
                        "Put the 12 digits in quotes: a leading zero is real, and YAML takes it off".to_owned()
                    }
                    key => format!("Put it in quotes, as in {key}: \"...\""),
                };
                let message = format!("{} is a number or a truth value to YAML, and a text is wanted", self.name());
                Err(ConfigError::at(self.place, message, help))
            }
        }
    }

    /// One of the words of a choice.
    fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Read<T> {
        let words = || choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" or ");
        let Value::Scalar { text, .. } = &self.node.value else {
            return Err(self.is_not("one of its choices", &words()));
        };
        choices.iter().find(|(word, _)| word == text).map(|(_, choice)| *choice).ok_or_else(|| {
            let message = match credential_like(text) {
                Some(kind) => format!("{} holds what looks like {kind}", self.name()),
                None => format!("{} can't be {text}", self.name()),
            };
            ConfigError::at(self.place, message, format!("Type {}", words()))
        })
    }

    fn truth(&self) -> Read<bool> {
        self.choice(&[("true", true), ("false", false)])
    }

    /// A list of texts.
    fn texts(&self, example: &str) -> Read<Vec<String>> {
        self.list("a list of texts", &format!("{example}, a hyphen for each"))?.iter().map(Here::text).collect()
    }

    fn labels(&self) -> Read<Vec<(String, String)>> {
        self.pairs("a map from key to value", &format!("{}: {{ team: payments }}", self.last_key()))
    }

    /// A whole number, or whatever text was typed for one: validation says what is wrong with it.
    fn count(&self) -> Read<String> {
        let not_whole = || self.is_not("a whole number", &format!("{}: 3", self.last_key()));
        match &self.node.value {
            Value::Scalar { text, plain: true } => match (text.parse::<u32>(), Plain::of(text)) {
                (Ok(number), _) => Ok(number.to_string()),
                (Err(_), Plain::Text) => Ok(text.clone()),
                _ => Err(not_whole()),
            },
            Value::Scalar { text, plain: false } => Ok(text.clone()),
            _ => Err(not_whole()),
        }
    }

    /// A map from name to text, or the list of pairs that is written while two names are the same.
    fn pairs(&self, wanted: &str, example: &str) -> Read<Vec<(String, String)>> {
        if let Value::List(_) = self.node.value {
            let pair = |item: Here<'a>| match &item.node.value {
                Value::List(two) if two.len() == 2 => {
                    Ok((item.item(0, &two[0]).text()?, item.item(1, &two[1]).text()?))
                }
                _ => Err(item.is_not(wanted, example)),
            };
            return self.list(wanted, example)?.into_iter().map(pair).collect();
        }
        let entries = self.entries(wanted, example)?;
        entries.iter().map(|(key, node)| Ok((key.text.clone(), self.key(key, node).text()?))).collect()
    }
}

/// What YAML, of any version that a reader may have, takes a text without quotes for.
#[derive(PartialEq, Eq)]
enum Plain {
    Null,
    Truth,
    Number,
    Text,
}

impl Plain {
    fn of(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "" | "~" | "null" => Self::Null,
            "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" => Self::Truth,
            lower if is_number(lower) => Self::Number,
            _ => Self::Text,
        }
    }
}

fn is_number(lower: &str) -> bool {
    let unsigned = lower.strip_prefix(['+', '-']).unwrap_or(lower);
    let based = |prefix: &str, base: u32| {
        unsigned
            .strip_prefix(prefix)
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_digit(base)))
    };
    matches!(unsigned, ".inf" | ".nan") || based("0x", 16) || based("0o", 8) || based("0b", 2) || is_decimal(unsigned)
}

/// `1`, `1_000`, `1.33`, `.5`, `1e3`, `1.5e+3`. By its letters: a parser of floats would bring its tables into the page.
fn is_decimal(unsigned: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    digits(whole)
        && digits(fraction)
        && digits(exponent)
        && !exponent.is_empty()
        && mantissa.bytes().any(|byte| byte.is_ascii_digit())
}

fn check_format(here: &Here) -> Read<()> {
    let Value::Map(entries) = &here.node.value else { return Ok(()) };
    let Some((key, node)) = entries.iter().find(|(key, _)| key.text == "format") else { return Ok(()) };
    let here = here.key(key, node);
    let Value::Scalar { text, .. } = &node.value else { return Err(here.is_not("a number", "format: 1")) };
    match text.parse::<u64>() {
        Ok(FORMAT) => Ok(()),
        Ok(other) => Err(ConfigError::at(
            node.place,
            format!("This file has format {other}, and only format {FORMAT} can be read"),
            format!("Type format: {FORMAT} if it was written by hand, or use the release that wrote it"),
        )),
        Err(_) => Err(here.is_not("a number", &format!("format: {FORMAT}"))),
    }
}

fn inputs(here: &Here) -> Read<Inputs> {
    let mut inputs = Inputs::default();
    let known = ["format", "edition", "release", "manager", "managed", "iam", "controllers", "bootstrap"];
    here.fields(&known, |key, value| {
        match key {
            "edition" => {
                inputs.edition =
                    value.choice(&[("corrected", Edition::Corrected), ("published", Edition::Published)])?;
            }
            "release" => inputs.release = value.text()?,
            "manager" => inputs.manager = manager(&value)?,
            "managed" => {
                let accounts =
                    value.list("a list of accounts", "- name: payments and so on, a hyphen for each account")?;
                inputs.managed = accounts.iter().map(managed).collect::<Read<_>>()?;
            }
            "iam" => inputs.iam = iam(&value)?,
            "controllers" => inputs.controllers = controllers(&value)?,
            "bootstrap" => inputs.bootstrap = bootstrap(&value)?,
            // `format` was looked at before all others.
            _ => {}
        }
        Ok(())
    })?;
    Ok(inputs)
}

fn manager(here: &Here) -> Read<ManagerInputs> {
    let mut manager = ManagerInputs::default();
    here.fields(&["accountId", "region", "awsProfile", "oidcIssuer", "cluster"], |key, value| {
        match key {
            "accountId" => manager.account_id = value.text()?,
            "region" => manager.region = value.text()?,
            "awsProfile" => manager.aws_profile = value.text()?,
            "oidcIssuer" => manager.oidc_issuer = value.text()?,
            _ => manager.cluster = cluster(&value)?,
        }
        Ok(())
    })?;
    Ok(manager)
}

fn managed(here: &Here) -> Read<ManagedInputs> {
    let mut managed = ManagedInputs::default();
    here.fields(&["name", "accountId", "region", "awsProfile", "cluster", "identity"], |key, value| {
        match key {
            "name" => managed.name = value.text()?,
            "accountId" => managed.account_id = value.text()?,
            "region" => managed.region = value.text()?,
            "awsProfile" => managed.aws_profile = value.text()?,
            "cluster" => managed.cluster = cluster(&value)?,
            _ => managed.identity = identity(&value)?,
        }
        Ok(())
    })?;
    Ok(managed)
}

fn identity(here: &Here) -> Read<IdentityInputs> {
    let mut identity = IdentityInputs::default();
    let known = ["sessionName", "durationSeconds", "allowedNamespaces", "allowedNamespaceLabels"];
    here.fields(&known, |key, value| {
        match key {
            "sessionName" => identity.session_name = value.text()?,
            "durationSeconds" => identity.duration_seconds = value.count()?,
            "allowedNamespaces" => identity.allowed_namespaces = value.texts("- payments")?,
            _ => identity.allowed_namespace_labels = value.labels()?,
        }
        Ok(())
    })?;
    Ok(identity)
}

fn cluster(here: &Here) -> Read<ClusterInputs> {
    let mut cluster = ClusterInputs::default();
    let known = [
        "name",
        "namespace",
        "kubernetesVersion",
        "workerCount",
        "instanceType",
        "sshKeyName",
        "vpcCidr",
        "addons",
        "flavor",
        "amiType",
        "scaling",
        "controlPlaneRole",
        "controlPlaneRolePolicies",
        "nodeRole",
        "nodeRolePolicies",
        "accessEntries",
        "fargate",
    ];
    const POLICY: &str = "- arn:aws:iam::aws:policy/NAME";
    here.fields(&known, |key, value| {
        match key {
            "name" => cluster.name = value.text()?,
            "namespace" => cluster.namespace = value.text()?,
            "kubernetesVersion" => cluster.kubernetes_version = value.text()?,
            "workerCount" => cluster.worker_count = value.count()?,
            "instanceType" => cluster.instance_type = value.text()?,
            "sshKeyName" => cluster.ssh_key_name = value.text()?,
            "vpcCidr" => cluster.vpc_cidr = value.text()?,
            "flavor" => cluster.flavor = value.choice(&Flavor::ALL)?,
            "amiType" => cluster.ami_type = value.text()?,
            "scaling" => cluster.scaling = scaling(&value)?,
            "controlPlaneRole" => cluster.control_plane_role = value.text()?,
            "controlPlaneRolePolicies" => cluster.control_plane_role_policies = value.texts(POLICY)?,
            "nodeRole" => cluster.node_role = value.text()?,
            "nodeRolePolicies" => cluster.node_role_policies = value.texts(POLICY)?,
            "accessEntries" => {
                let entries = value.list("a list of access entries", "- principalArn: and so on, a hyphen for each")?;
                cluster.access_entries = entries.iter().map(access_entry).collect::<Read<_>>()?;
            }
            "fargate" => {
                let selectors = value.list("a list of namespaces", "- namespace: and so on, a hyphen for each")?;
                cluster.fargate = selectors.iter().map(fargate_selector).collect::<Read<_>>()?;
            }
            _ => {
                let example = "addons: { vpc-cni: v1.19.5-eksbuild.3 }";
                let pairs = value.pairs("a map from name to version", example)?;
                cluster.addons = Some(pairs.into_iter().map(|(name, version)| Addon { name, version }).collect());
            }
        }
        Ok(())
    })?;
    Ok(cluster)
}

fn scaling(here: &Here) -> Read<ScalingInputs> {
    let mut scaling = ScalingInputs::default();
    here.fields(&["min", "max"], |key, value| {
        match key {
            "min" => scaling.min = value.count()?,
            _ => scaling.max = value.count()?,
        }
        Ok(())
    })?;
    Ok(scaling)
}

fn access_entry(here: &Here) -> Read<AccessEntryInputs> {
    let mut entry = AccessEntryInputs::default();
    here.fields(&["principalArn", "username", "policy", "groups"], |key, value| {
        match key {
            "principalArn" => entry.principal_arn = value.text()?,
            "username" => entry.username = value.text()?,
            "policy" => entry.policy = value.text()?,
            _ => entry.groups = value.texts("- developers")?,
        }
        Ok(())
    })?;
    Ok(entry)
}

fn fargate_selector(here: &Here) -> Read<FargateSelectorInputs> {
    let mut selector = FargateSelectorInputs::default();
    here.fields(&["namespace", "labels"], |key, value| {
        match key {
            "namespace" => selector.namespace = value.text()?,
            _ => selector.labels = value.labels()?,
        }
        Ok(())
    })?;
    Ok(selector)
}

fn iam(here: &Here) -> Read<IamInputs> {
    let mut iam = IamInputs::default();
    let known = [
        "nameSuffix",
        "externalId",
        "permissionsBoundary",
        "stackTags",
        "delivery",
        "eksRoleCreation",
        "addRoles",
        "roles",
    ];
    here.fields(&known, |key, value| {
        match key {
            "nameSuffix" => iam.name_suffix = value.text()?,
            "externalId" => iam.external_id = value.text()?,
            "permissionsBoundary" => iam.permissions_boundary = value.text()?,
            "stackTags" => {
                iam.stack_tags = value.pairs("a map from key to value", "stackTags: { team: platform }")?;
            }
            "eksRoleCreation" => iam.eks_role_creation = value.truth()?,
            "addRoles" => iam.add_roles = value.truth()?,
            "roles" => iam.roles = roles(&value)?,
            _ => {
                iam.delivery =
                    value.choice(&[("per-account", Delivery::PerAccount), ("stack-set", Delivery::StackSet)])?;
            }
        }
        Ok(())
    })?;
    Ok(iam)
}

fn roles(here: &Here) -> Read<RolesInputs> {
    let mut roles = RolesInputs::default();
    here.fields(&["controlPlane", "nodes", "fargate"], |key, value| {
        match key {
            "controlPlane" => roles.control_plane = value.truth()?,
            "nodes" => roles.nodes = value.truth()?,
            _ => {
                roles.fargate = value.choice(&[
                    ("auto", FargateRole::Auto),
                    ("always", FargateRole::Always),
                    ("never", FargateRole::Never),
                ])?;
            }
        }
        Ok(())
    })?;
    Ok(roles)
}

fn controllers(here: &Here) -> Read<ControllersInputs> {
    let mut controllers = ControllersInputs::default();
    here.fields(&["namespace", "credentials", "concurrency"], |key, value| {
        match key {
            "namespace" => controllers.namespace = value.text()?,
            "concurrency" => controllers.concurrency = value.count()?,
            _ => {
                controllers.credentials =
                    value.choice(&[("irsa", Credentials::Irsa), ("pod-identity", Credentials::PodIdentity)])?;
            }
        }
        Ok(())
    })?;
    Ok(controllers)
}

fn bootstrap(here: &Here) -> Read<BootstrapInputs> {
    let mut bootstrap = BootstrapInputs::default();
    here.fields(&["kindCluster", "pivot"], |key, value| {
        match key {
            "kindCluster" => bootstrap.kind_cluster = value.text()?,
            _ => bootstrap.pivot = value.truth()?,
        }
        Ok(())
    })?;
    Ok(bootstrap)
}

/// The parser's fault in words that say what to type. Values are not repeated: one may be a secret.
fn explain(fault: Fault) -> ConfigError {
    match fault {
        Fault::NotYaml(error) => ConfigError::at(
            (*error.marker()).into(),
            format!("This is not YAML: {}", error.info()),
            "Mend it at the line and column named, or start from an exported file",
        ),
        Fault::SeveralDocuments(place) => ConfigError::at(
            place,
            "There are several documents in this file",
            "Keep one, without a line of three hyphens",
        ),
        Fault::KeyIsNoText(place) => {
            ConfigError::at(place, "A key is a list or a map here", "Type a key of the config, a text")
        }
        Fault::TooDeep(place) => {
            ConfigError::at(place, "This file is nested beyond what a config can be", "Start from an exported file")
        }
        Fault::UnknownAnchor(place) => {
            ConfigError::at(place, "An alias (*) has no anchor (&) before it", "Write the value out")
        }
        Fault::Tagged(place) => ConfigError::at(place, "A tag (!) is not read here", "Remove it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Message, help, line.
    fn error(text: &str) -> (String, String, Option<usize>) {
        let error = read(text).expect_err(text);
        (error.message, error.help, error.line)
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_what_to_type() {
        for (text, message, help, line) in [
            ("format: 1\nmanger:\n  accountId: \"1\"\n", "There is no key manger", "Did you mean manager", Some(2)),
            ("manager:\n  acountId: \"1\"\n", "There is no key acountId in manager", "Did you mean accountId", Some(2)),
            (
                "managed:\n- name: a\n- name: b\n  cluster: { nam: x }\n",
                "There is no key nam in managed[1].cluster",
                "Did you mean name",
                Some(4),
            ),
            (
                "iam: { colour: red }",
                "There is no key colour in iam",
                "The keys here are nameSuffix, externalId, permissionsBoundary, stackTags, delivery, eksRoleCreation, \
                 addRoles, roles",
                Some(1),
            ),
            (
                "managed:\n- accountId: 012345678901\n",
                "managed[0].accountId is a number or a truth value to YAML, and a text is wanted",
                "Put the 12 digits in quotes: a leading zero is real, and YAML takes it off",
                Some(2),
            ),
            (
                "manager: { cluster: { kubernetesVersion: 1.33 } }",
                "manager.cluster.kubernetesVersion is a number or a truth value to YAML, and a text is wanted",
                "Put it in quotes, as in kubernetesVersion: \"...\"",
                Some(1),
            ),
            (
                "managed: 3",
                "managed is not a list of accounts",
                "Type - name: payments and so on, a hyphen for each account",
                Some(1),
            ),
            ("manager: 3", "manager is not a map of keys", "Type manager: and its keys below it, indented", Some(1)),
            (
                "manager:\n  awsProfile:\n",
                "manager.awsProfile has no value",
                "Type \"\" for an empty text, or leave the key out",
                Some(2),
            ),
            ("manager:\n  awsProfile: [a]\n", "manager.awsProfile is not a text", "Type awsProfile: \"...\"", Some(2)),
            ("edition: correct", "edition can't be correct", "Type corrected or published", Some(1)),
            ("bootstrap: { pivot: maybe }", "bootstrap.pivot can't be maybe", "Type true or false", Some(1)),
            (
                "manager: { cluster: { workerCount: 1.5 } }",
                "manager.cluster.workerCount is not a whole number",
                "Type workerCount: 3",
                Some(1),
            ),
            (
                "manager: { cluster: { addons: [vpc-cni] } }",
                "manager.cluster.addons[0] is not a map from name to version",
                "Type addons: { vpc-cni: v1.19.5-eksbuild.3 }",
                Some(1),
            ),
            (
                "manager:\n  region: a\n  region: b\n",
                "The key region stands here twice",
                "Remove one of the two",
                Some(3),
            ),
            (
                "manager: { cluster: { flavor: eks } }",
                "manager.cluster.flavor can't be eks",
                "Type eks-managedmachinepool-vpccni or eks-managedmachinepool or eks-machinepool or eks-fargate",
                Some(1),
            ),
            (
                "manager: { cluster: { nodeRolePolicies: a } }",
                "manager.cluster.nodeRolePolicies is not a list of texts",
                "Type - arn:aws:iam::aws:policy/NAME, a hyphen for each",
                Some(1),
            ),
            (
                "managed:\n- identity: { alowedNamespaces: [a] }\n",
                "There is no key alowedNamespaces in managed[0].identity",
                "Did you mean allowedNamespaces",
                Some(2),
            ),
            ("iam: { stackTags: { a: b, a: c } }", "The key a stands here twice", "Remove one of the two", Some(1)),
            (
                "# ours\nformat: 2\nnew: 3\n",
                "This file has format 2, and only format 1 can be read",
                "Type format: 1 if it was written by hand, or use the release that wrote it",
                Some(2),
            ),
            ("format: x\n", "format is not a number", "Type format: 1", Some(1)),
            (
                "format: 1\n---\nformat: 1\n",
                "There are several documents in this file",
                "Keep one, without a line of three hyphens",
                Some(2),
            ),
            (
                "manager:\n\tregion: x",
                "This is not YAML: tabs disallowed within this context (block indentation)",
                "Mend it at the line and column named, or start from an exported file",
                Some(2),
            ),
            ("just text", "The file is not a map of keys", "Type format: 1, manager:, managed: and so on", Some(1)),
            ("# nothing\n\n", "The file is empty", "Type format: 1 and what differs from the defaults", None),
            ("manager: *x", "An alias (*) has no anchor (&) before it", "Write the value out", Some(1)),
        ] {
            assert_eq!(error(text), (message.into(), help.into(), line), "{text}");
        }
    }

    #[test]
    fn missing_keys_take_their_defaults_and_so_does_the_format() {
        assert_eq!(read("{}").unwrap(), Inputs::default());
        let inputs = read("managed:\n- name: a\n  cluster: { workerCount: 5, addons: {} }\n").unwrap();
        assert_eq!(inputs.managed[0].cluster.worker_count, "5");
        assert_eq!(inputs.managed[0].cluster.addons, Some(vec![]));
        assert_eq!(inputs.release, Inputs::default().release);
    }

    #[test]
    fn json_and_anchors_are_yaml_too() {
        let text = r#"{"format": 1, "manager": {"accountId": "000000000000"}}"#;
        assert_eq!(read(text).unwrap().manager.account_id, "000000000000");
        let text = "managed:\n- name: a\n  cluster: &c { vpcCidr: 10.0.0.0/16 }\n- { name: b, cluster: *c }\n";
        assert_eq!(read(text).unwrap().managed[1].cluster.vpc_cidr, "10.0.0.0/16");
    }

    #[test]
    fn a_bomb_of_aliases_is_refused_and_not_expanded() {
        let mut text = "managed: &a0 [x, x, x, x, x, x, x, x, x]\n".to_string();
        for level in 1..9 {
            let list = vec![format!("*a{}", level - 1); 9].join(", ");
            text += &format!("k{level}: &a{level} [{list}]\n");
        }
        let head = text.replace("managed:", "format: 1\nk0:");
        assert!(read(&text).is_err());
        assert!(read(&head).is_err());
    }

    #[test]
    fn a_secret_in_the_wrong_place_is_not_repeated() {
        let key = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
        for text in [format!("{key}: 1"), format!("edition: {key}"), format!("manager: {{ {key}: a, {key}: b }}")] {
            let error = read(&text).unwrap_err();
            assert!(!format!("{error:?}").contains(&key), "{error:?}");
        }
    }

    #[test]
    fn ids_are_always_written_in_quotes() {
        let mut inputs = Inputs::default();
        inputs.manager.account_id = "012345678901".into();
        inputs.managed[0].account_id = "999999999999".into();
        inputs.managed[0].cluster.worker_count = "5".into();
        let text = write(&inputs);
        assert!(text.starts_with("format: 1\nedition: corrected\nrelease: v2.11.1\nmanager:\n"), "{text}");
        assert!(text.contains("  accountId: \"012345678901\"\n"), "{text}");
        assert!(text.contains("  accountId: \"999999999999\"\n"), "{text}");
        assert!(text.contains("    workerCount: 5\n"), "{text}");
    }
}
