//! What the lints look at: the inputs with their defaults in place, still as texts.

use crate::catalog::releases;
use crate::model::inputs::DEFAULT_RELEASE;
use crate::model::{
    AccessEntry, AccessEntryInputs, Addon, AddonVersion, ClusterInputs, DnsLabel, Edition, FargateSelector,
    FargateSelectorInputs, FieldPath, Flavor, IdentityInputs, Inputs, Label, Partition, Release, ScalingInputs,
};

/// What the published guide gives where nothing is typed: `full-multitenancy-implementation.md`, 2022.
pub mod published {
    pub const KUBERNETES_VERSION: &str = "v1.20.2";
    pub const VPC_CNI: &str = "v1.10.2-eksbuild.1";
    pub const SSH_KEY_NAME: &str = "default";
    pub const NAMESPACE: &str = "default";
    /// While there is one managed account, as in the guide.
    pub const MANAGED_CLUSTER: &str = "managed";
}

/// Where nothing is typed: the config file's defaults.
pub const DEFAULT_NAMESPACE: &str = "capi-providers";
pub const DEFAULT_KIND_CLUSTER: &str = "capa-bootstrap";

pub struct Subject<'a> {
    pub inputs: &'a Inputs,
    /// None while the release is unknown.
    pub release: Option<&'static Release>,
    /// The manager's, while its region tells it.
    pub partition: Option<Partition>,
    pub manager: Account<'a>,
    /// In the order typed.
    pub managed: Vec<Account<'a>>,
}

/// The manager account or a managed one, with its cluster. Texts are without surrounding blanks.
pub struct Account<'a> {
    /// None for the manager.
    pub row: Option<usize>,
    /// Empty for the manager.
    pub name: &'a str,
    pub id: &'a str,
    /// The manager's where none is typed.
    pub region: &'a str,
    pub region_is_typed: bool,
    pub profile: &'a str,
    pub cluster: &'a ClusterInputs,
    /// None for the manager.
    pub identity: Option<&'a IdentityInputs>,
    pub cluster_name: &'a str,
    pub namespace: &'a str,
}

impl<'a> Subject<'a> {
    pub fn new(inputs: &'a Inputs) -> Self {
        let release = match inputs.release.trim() {
            "" => DEFAULT_RELEASE,
            typed => typed,
        };
        let published = inputs.edition == Edition::Published;
        let manager_region = inputs.manager.region.trim();
        let manager = Account {
            row: None,
            name: "",
            id: inputs.manager.account_id.trim(),
            region: manager_region,
            region_is_typed: true,
            profile: inputs.manager.aws_profile.trim(),
            cluster: &inputs.manager.cluster,
            identity: None,
            cluster_name: or(&inputs.manager.cluster.name, "manager"),
            namespace: or(&inputs.manager.cluster.namespace, "default"),
        };
        let guide_s_name = published && inputs.managed.len() == 1;
        let managed = inputs.managed.iter().enumerate().map(|(row, account)| Account {
            row: Some(row),
            name: account.name.trim(),
            id: account.account_id.trim(),
            region: or(&account.region, manager_region),
            region_is_typed: !account.region.trim().is_empty(),
            profile: account.aws_profile.trim(),
            cluster: &account.cluster,
            identity: Some(&account.identity),
            cluster_name: or(
                &account.cluster.name,
                if guide_s_name { published::MANAGED_CLUSTER } else { account.name.trim() },
            ),
            namespace: or(
                &account.cluster.namespace,
                if published { published::NAMESPACE } else { account.name.trim() },
            ),
        });
        Self {
            inputs,
            release: releases::find(release),
            partition: Partition::of_region(manager_region),
            manager,
            managed: managed.collect(),
        }
    }
    /// The manager, then the managed ones.
    pub fn accounts(&self) -> impl Iterator<Item = &Account<'a>> {
        std::iter::once(&self.manager).chain(&self.managed)
    }
    pub fn is_published(&self) -> bool {
        self.inputs.edition == Edition::Published
    }
    /// What a cluster runs where no version is typed; None while the release is unknown.
    pub fn default_kubernetes_version(&self, flavor: Flavor) -> Option<&'static str> {
        match self.is_published() {
            true => Some(published::KUBERNETES_VERSION),
            false => Some(self.release?.kubernetes_version_of(flavor)),
        }
    }

    /// What an add-on has where no version is typed: the add-ons that we bring ourselves have one.
    pub fn default_version_of(&self, addon: &str) -> Option<&'static str> {
        match addon {
            "vpc-cni" if self.is_published() => Some(published::VPC_CNI),
            "vpc-cni" => Some(self.release?.vpc_cni),
            "eks-pod-identity-agent" => Some(self.release?.pod_identity_agent),
            _ => None,
        }
    }
    /// The image type of a managed node group, if the release knows it.
    pub fn ami_type(&self, typed: &str) -> Result<&'static str, String> {
        let release = self.release.ok_or("The release is not known")?;
        let known = release.ami_types.iter().copied().find(|known| *known == typed.trim());
        known.ok_or_else(|| format!("CAPA {} knows no image type of this name", release.version))
    }
    /// Name and version of an add-on as typed.
    pub fn addon(&self, typed: &Addon) -> Result<(String, AddonVersion), String> {
        let name = typed.name.trim();
        let name_fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        if name.is_empty() || !name.bytes().all(name_fits) {
            return Err("The name of an add-on is lower-case letters, digits, hyphens and underscores".into());
        }
        // The CRD's own bound: `controlplane/eks/api/v1beta2/types.go:183`, CAPA v2.11.1, read 2026-11-25.
        if name.len() < 2 {
            return Err("The name of an add-on has at least 2 characters".into());
        }
        let version = match typed.version.trim() {
            "" => self.default_version_of(name).ok_or_else(|| format!("The version of {name} is missing"))?,
            version => version,
        };
        Ok((name.into(), AddonVersion::parse(version)?))
    }

    /// Every text that can be typed freely, with the field it stands in; a list's texts all have the list's.
    pub fn each_text(&self, mut visit: impl FnMut(Place, &'a str)) {
        let inputs = self.inputs;
        let nowhere = |field| Place { row: None, field };
        visit(nowhere("release"), &inputs.release);
        visit(nowhere("manager.accountId"), &inputs.manager.account_id);
        visit(nowhere("manager.region"), &inputs.manager.region);
        visit(nowhere("manager.awsProfile"), &inputs.manager.aws_profile);
        visit(nowhere("manager.oidcIssuer"), &inputs.manager.oidc_issuer);
        each_text_of_cluster(&inputs.manager.cluster, |field, text| {
            visit(Place { row: None, field: field.of_manager }, text);
        });
        for (row, account) in inputs.managed.iter().enumerate() {
            let place = |field| Place { row: Some(row), field };
            visit(place("name"), &account.name);
            visit(place("accountId"), &account.account_id);
            visit(place("region"), &account.region);
            visit(place("awsProfile"), &account.aws_profile);
            each_text_of_cluster(&account.cluster, |field, text| visit(place(field.of_row), text));
            let identity = &account.identity;
            visit(place("identity.sessionName"), &identity.session_name);
            visit(place("identity.durationSeconds"), &identity.duration_seconds);
            for namespace in &identity.allowed_namespaces {
                visit(place("identity.allowedNamespaces"), namespace);
            }
            for (key, value) in &identity.allowed_namespace_labels {
                visit(place("identity.allowedNamespaceLabels"), key);
                visit(place("identity.allowedNamespaceLabels"), value);
            }
        }
        visit(nowhere("iam.nameSuffix"), &inputs.iam.name_suffix);
        visit(nowhere("iam.externalId"), &inputs.iam.external_id);
        visit(nowhere("iam.permissionsBoundary"), &inputs.iam.permissions_boundary);
        for (key, value) in &inputs.iam.stack_tags {
            visit(nowhere("iam.stackTags"), key);
            visit(nowhere("iam.stackTags"), value);
        }
        visit(nowhere("controllers.namespace"), &inputs.controllers.namespace);
        visit(nowhere("controllers.concurrency"), &inputs.controllers.concurrency);
        visit(nowhere("bootstrap.kindCluster"), &inputs.bootstrap.kind_cluster);
    }
}

impl Account<'_> {
    /// The path of one of its fields: `region`, `cluster.name`.
    pub fn path(&self, field: &str) -> FieldPath {
        match self.row {
            Some(row) => FieldPath::managed(row, field),
            None => FieldPath(format!("manager.{field}")),
        }
    }
}

/// Where a text stands; its path is made only when something is to be said of it.
#[derive(Clone, Copy)]
pub struct Place {
    row: Option<usize>,
    field: &'static str,
}

impl Place {
    pub fn path(self) -> FieldPath {
        match self.row {
            Some(row) => FieldPath::managed(row, self.field),
            None => FieldPath::new(self.field),
        }
    }
}

struct ClusterField {
    of_manager: &'static str,
    of_row: &'static str,
}

fn each_text_of_cluster<'a>(cluster: &'a ClusterInputs, mut visit: impl FnMut(ClusterField, &'a str)) {
    macro_rules! field {
        ($name:literal) => {
            ClusterField { of_manager: concat!("manager.cluster.", $name), of_row: concat!("cluster.", $name) }
        };
    }
    visit(field!("name"), &cluster.name);
    visit(field!("namespace"), &cluster.namespace);
    visit(field!("kubernetesVersion"), &cluster.kubernetes_version);
    visit(field!("workerCount"), &cluster.worker_count);
    visit(field!("instanceType"), &cluster.instance_type);
    visit(field!("sshKeyName"), &cluster.ssh_key_name);
    visit(field!("vpcCidr"), &cluster.vpc_cidr);
    for addon in cluster.addons.iter().flatten() {
        visit(field!("addons"), &addon.name);
        visit(field!("addons"), &addon.version);
    }
    visit(field!("amiType"), &cluster.ami_type);
    visit(field!("scaling.min"), &cluster.scaling.min);
    visit(field!("scaling.max"), &cluster.scaling.max);
    visit(field!("controlPlaneRole"), &cluster.control_plane_role);
    for policy in &cluster.control_plane_role_policies {
        visit(field!("controlPlaneRolePolicies"), policy);
    }
    visit(field!("nodeRole"), &cluster.node_role);
    for policy in &cluster.node_role_policies {
        visit(field!("nodeRolePolicies"), policy);
    }
    for entry in &cluster.access_entries {
        let texts = [&entry.principal_arn, &entry.username, &entry.policy];
        for text in texts.into_iter().chain(&entry.groups) {
            visit(field!("accessEntries"), text);
        }
    }
    for selector in &cluster.fargate {
        visit(field!("fargate"), &selector.namespace);
        for (key, value) in &selector.labels {
            visit(field!("fargate"), key);
            visit(field!("fargate"), value);
        }
    }
}

/// An access entry as typed.
pub fn access_entry(typed: &AccessEntryInputs) -> Result<AccessEntry, String> {
    AccessEntry::parse(&typed.principal_arn, &typed.username, &typed.policy, &typed.groups)
}

/// A Fargate profile's selector as typed.
pub fn fargate_selector(typed: &FargateSelectorInputs) -> Result<FargateSelector, String> {
    Ok(FargateSelector { namespace: DnsLabel::parse(&typed.namespace)?, labels: labels(&typed.labels)? })
}

/// Both bounds of scaling, the one that a message about them stands at first: one that is typed.
pub fn scaling_fields(typed: &ScalingInputs) -> [&'static str; 2] {
    match typed.min.trim().is_empty() {
        true => ["cluster.scaling.max", "cluster.scaling.min"],
        false => ["cluster.scaling.min", "cluster.scaling.max"],
    }
}

pub fn labels(typed: &[(String, String)]) -> Result<Vec<Label>, String> {
    typed.iter().map(|(key, value)| Label::parse(key, value)).collect()
}

/// What was typed, or else the default.
pub fn or<'a>(typed: &'a str, default: &'a str) -> &'a str {
    match typed.trim() {
        "" => default,
        typed => typed,
    }
}
