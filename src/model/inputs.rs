//! [`Inputs`]: what was typed. Every text that a person can type is representable here, right or wrong; the empty
//! text means "the default". There is no place for a secret.
//!
//! The serde form of these structs is the config file, wire format 1; `share::config` writes and reads it.

use super::Flavor;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use std::collections::BTreeSet;

/// Which of the two editions of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// What works on the chosen CAPA release.
    #[default]
    Corrected,
    /// The guide as it stands, step for step and file for file.
    Published,
}

/// How the controllers on the management cluster get their AWS credentials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// IAM roles for service accounts: needs the OIDC issuer, so the manager's IAM stack is made in two passes.
    #[default]
    Irsa,
    /// EKS Pod Identity: the trust is known beforehand, one pass.
    PodIdentity,
}

/// How the IAM stack reaches the managed accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// `clusterawsadm` with the credentials of each account in turn.
    #[default]
    PerAccount,
    /// One CloudFormation stack set, administered from the manager account.
    StackSet,
}

/// Whether the stacks make the role of Fargate pods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FargateRole {
    /// Where a cluster has a Fargate profile.
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inputs {
    pub edition: Edition,
    /// A row of `catalog::releases`: `v2.11.1`.
    pub release: String,
    pub manager: ManagerInputs,
    /// 1 to 1000 of them.
    pub managed: Vec<ManagedInputs>,
    pub iam: IamInputs,
    pub controllers: ControllersInputs,
    pub bootstrap: BootstrapInputs,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ManagerInputs {
    pub account_id: String,
    pub region: String,
    /// The NAME of a profile. Empty: credentials from the environment.
    pub aws_profile: String,
    /// Empty until the manager cluster exists; URL, host path, provider ARN or bare id.
    pub oidc_issuer: String,
    pub cluster: ClusterInputs,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ManagedInputs {
    /// Identity name and folder name; unique.
    pub name: String,
    pub account_id: String,
    /// Empty: the manager's.
    pub region: String,
    /// The NAME of a profile. Empty: credentials from the environment.
    pub aws_profile: String,
    pub cluster: ClusterInputs,
    #[serde(skip_serializing_if = "is_default")]
    pub identity: IdentityInputs,
}

/// How the controllers act in a managed account, and for whom: AWSClusterRoleIdentity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityInputs {
    /// Empty: `capa-` and the account's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub session_name: String,
    /// Seconds, as typed. Empty: 3600. A number in the config file.
    #[serde(serialize_with = "number_as_typed", skip_serializing_if = "String::is_empty")]
    pub duration_seconds: String,
    /// Namespaces whose clusters may use the identity. Empty, with no labels either: the cluster's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allowed_namespaces: Vec<String>,
    /// Labels of further namespaces whose clusters may; the account's own namespace gets them. A map in the config file.
    #[serde(serialize_with = "tags_as_map", skip_serializing_if = "Vec::is_empty")]
    pub allowed_namespace_labels: Vec<(String, String)>,
}

/// The manager's cluster or a managed account's. Empty means the default, which `validate` resolves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterInputs {
    /// Empty: `manager`, or the managed account's name.
    pub name: String,
    /// Empty: `default`, or the managed account's name.
    pub namespace: String,
    /// Empty: the release's.
    pub kubernetes_version: String,
    /// Number of worker nodes, as typed. Empty: 3. A number in the config file.
    #[serde(serialize_with = "number_as_typed")]
    pub worker_count: String,
    /// Empty: the EKS default.
    pub instance_type: String,
    pub ssh_key_name: String,
    /// Empty: CAPA's default, 10.0.0.0/16.
    pub vpc_cidr: String,
    /// Absent: the release's vpc-cni. A map from name to version in the config file.
    #[serde(serialize_with = "addons_as_map", skip_serializing_if = "Option::is_none")]
    pub addons: Option<Vec<Addon>>,
    #[serde(skip_serializing_if = "is_default")]
    pub flavor: Flavor,
    /// Image of a managed node group. Empty: the release's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ami_type: String,
    #[serde(skip_serializing_if = "is_default")]
    pub scaling: ScalingInputs,
    /// Name of the role of the control plane. Empty: CAPA's own choice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub control_plane_role: String,
    /// ARNs of policies that CAPA adds to it; needs `iam.addRoles`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub control_plane_role_policies: Vec<String>,
    /// Name of the role of the nodes, of the instance profile of an AWSMachinePool, or of the role of Fargate pods.
    /// Empty: CAPA's own choice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub node_role: String,
    /// ARNs of policies that CAPA adds to the role of a managed node group; needs `iam.addRoles`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub node_role_policies: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub access_entries: Vec<AccessEntryInputs>,
    /// Pods that run on Fargate. Empty: those of `default` and `kube-system`, on the management cluster of the
    /// controllers as well. Of flavor `eks-fargate` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fargate: Vec<FargateSelectorInputs>,
}

/// Numbers of nodes, as typed; both or neither. Numbers in the config file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScalingInputs {
    /// Empty: the number of worker nodes.
    #[serde(serialize_with = "number_as_typed")]
    pub min: String,
    /// Empty: the number of worker nodes.
    #[serde(serialize_with = "number_as_typed")]
    pub max: String,
}

/// Who may enter the cluster, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessEntryInputs {
    /// ARN of an IAM role or user.
    pub principal_arn: String,
    /// Its name in the cluster.
    pub username: String,
    /// `cluster-admin`, `admin`, `edit` or `view`, for the whole cluster. Empty: none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub policy: String,
    /// Groups of Kubernetes that it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
}

/// Pods that a Fargate profile takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FargateSelectorInputs {
    pub namespace: String,
    /// All of them, if any. A map in the config file.
    #[serde(serialize_with = "tags_as_map", skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<(String, String)>,
}

/// One EKS add-on, in the order typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Addon {
    pub name: String,
    pub version: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IamInputs {
    /// With its leading dot. The one text for which empty is a value of its own: no suffix.
    pub name_suffix: String,
    /// Empty: none.
    pub external_id: String,
    /// ARN of a policy. Empty: none.
    pub permissions_boundary: String,
    /// Tags of the CloudFormation stacks, in the order typed; a map in the config file.
    #[serde(serialize_with = "tags_as_map")]
    pub stack_tags: Vec<(String, String)>,
    pub delivery: Delivery,
    /// CAPA makes the roles of each cluster itself: `iamRoleCreation` in the stacks and `CAPA_EKS_IAM` at the controllers.
    #[serde(skip_serializing_if = "is_default")]
    pub eks_role_creation: bool,
    /// CAPA may add policies to the roles that it makes: `CAPA_EKS_ADD_ROLES`.
    #[serde(skip_serializing_if = "is_default")]
    pub add_roles: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub roles: RolesInputs,
}

/// Which of the roles for EKS the stacks make, under the names that CAPA looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RolesInputs {
    pub control_plane: bool,
    /// Of managed node groups.
    pub nodes: bool,
    pub fargate: FargateRole,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ControllersInputs {
    pub namespace: String,
    pub credentials: Credentials,
    /// Clusters that they work on at a time, as typed. Empty: 5, CAPA's own. A number in the config file.
    #[serde(serialize_with = "number_as_typed", skip_serializing_if = "String::is_empty")]
    pub concurrency: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BootstrapInputs {
    pub kind_cluster: String,
    /// Move the management cluster's own objects into itself and delete the kind cluster.
    pub pivot: bool,
}

/// CAPA's own: `cmd/clusterawsadm/api/bootstrap/v1beta1/defaults.go:62`, v2.11.1.
pub const DEFAULT_NAME_SUFFIX: &str = ".cluster-api-provider-aws.sigs.k8s.io";
pub const DEFAULT_RELEASE: &str = "v2.11.1";

impl Default for Inputs {
    fn default() -> Self {
        Self {
            edition: Edition::default(),
            release: DEFAULT_RELEASE.into(),
            manager: ManagerInputs::default(),
            managed: vec![ManagedInputs { name: "managed-account".into(), ..ManagedInputs::default() }],
            iam: IamInputs::default(),
            controllers: ControllersInputs::default(),
            bootstrap: BootstrapInputs::default(),
        }
    }
}

impl Default for ManagerInputs {
    fn default() -> Self {
        Self {
            account_id: String::new(),
            region: "eu-west-1".into(),
            aws_profile: String::new(),
            oidc_issuer: String::new(),
            cluster: ClusterInputs::default(),
        }
    }
}

impl Default for IamInputs {
    fn default() -> Self {
        Self {
            name_suffix: DEFAULT_NAME_SUFFIX.into(),
            external_id: String::new(),
            permissions_boundary: String::new(),
            stack_tags: Vec::new(),
            delivery: Delivery::default(),
            eks_role_creation: false,
            add_roles: false,
            roles: RolesInputs::default(),
        }
    }
}

impl Default for RolesInputs {
    fn default() -> Self {
        Self { control_plane: true, nodes: true, fargate: FargateRole::default() }
    }
}

impl Default for ControllersInputs {
    fn default() -> Self {
        Self { namespace: "capi-providers".into(), credentials: Credentials::default(), concurrency: String::new() }
    }
}

impl Default for BootstrapInputs {
    fn default() -> Self {
        Self { kind_cluster: "capa-bootstrap".into(), pivot: true }
    }
}

/// Keys that came later are left out while they say nothing new, so that a file stays as short as it was.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A count as typed: a number in the file when it is one, the text otherwise, so that a half-typed value survives.
fn number_as_typed<S: Serializer>(typed: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match typed.parse::<u32>() {
        Ok(number) if number.to_string() == typed => serializer.serialize_u32(number),
        _ => serializer.serialize_str(typed),
    }
}

fn tags_as_map<S: Serializer>(tags: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    pairs(tags.iter().map(|(name, value)| (name.as_str(), value.as_str())), serializer)
}

fn addons_as_map<S: Serializer>(addons: &Option<Vec<Addon>>, serializer: S) -> Result<S::Ok, S::Error> {
    let addons = addons.as_deref().unwrap_or_default();
    pairs(addons.iter().map(|addon| (addon.name.as_str(), addon.version.as_str())), serializer)
}

/// Pairs as a map while the names are unique; a list of pairs otherwise (two rows of the form may share a name while
/// a person types), so that nothing typed is lost.
fn pairs<'a, S: Serializer>(
    pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut seen = BTreeSet::new();
    if pairs.clone().all(|(name, _)| seen.insert(name)) {
        let mut map = serializer.serialize_map(Some(seen.len()))?;
        for (name, value) in pairs {
            map.serialize_entry(name, value)?;
        }
        map.end()
    } else {
        let mut seq = serializer.serialize_seq(None)?;
        for pair in pairs {
            seq.serialize_element(&[pair.0, pair.1])?;
        }
        seq.end()
    }
}
