//! [`Tenancy`]: everything parsed, resolved and consistent. Only `validate` builds one; later code cannot meet a bad
//! value, only a part that is held back.

use super::{
    AccessEntry, AccountId, AddonVersion, Arn, Cidr, ClusterName, Credentials, Delivery, DnsLabel, Edition, ExternalId,
    FargateRole, Flavor, KubernetesVersion, Label, NameSuffix, OidcIssuer, Part, Partition, ProfileName, Region,
    Remembered, RoleName, Scaling, SessionName,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Tenancy {
    pub edition: Edition,
    pub release: Part<&'static Release>,
    pub manager: Part<Manager>,
    /// In the order typed.
    pub managed: Vec<ManagedSlot>,
    pub iam: Part<Iam>,
    pub controllers: Part<Controllers>,
    pub bootstrap: Part<Bootstrap>,
    /// SHA-256 of the template that every managed account's stack is made of: `plan` makes it.
    pub managed_template_digest: Remembered,
}

/// One row of the managed accounts. The manager's IAM permission needs the id of every account but not its region, so
/// they are held back apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ManagedSlot {
    /// What to call it in titles: its name, or `account 2` while that is wrong.
    pub label: String,
    /// Unique among the slots and safe as a folder name and an id: the name when it is right, `account-2` otherwise.
    pub key: String,
    pub account: Part<AccountId>,
    /// What its identity and its namespace need: not its region, nor its profile.
    pub tenant: Part<Tenant>,
    pub part: Part<Managed>,
}

impl ManagedSlot {
    /// Nothing of the row is held back, what its cluster is made of included.
    pub fn is_whole(&self) -> bool {
        self.tenant.is_ready() && self.part.ready().is_some_and(|managed| managed.cluster.spec.is_ready())
    }
}

/// A managed account as the management cluster knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenant {
    pub name: DnsLabel,
    pub account: AccountId,
    pub namespace: DnsLabel,
    pub identity: Identity,
}

/// How the controllers act in the account, and for the clusters of which namespaces.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// None: `capa-` and the account's name.
    pub session_name: Option<SessionName>,
    /// Seconds.
    pub duration_seconds: u16,
    /// With no labels either: the cluster's own.
    pub allowed_namespaces: Vec<DnsLabel>,
    /// A namespace with all of them may use it too; the account's own namespace has them.
    pub allowed_namespace_labels: Vec<Label>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Manager {
    pub account: AccountId,
    pub region: Region,
    pub partition: Partition,
    pub profile: Option<ProfileName>,
    pub issuer: Option<OidcIssuer>,
    pub cluster: Cluster,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Managed {
    pub name: DnsLabel,
    pub account: AccountId,
    pub region: Region,
    pub partition: Partition,
    pub profile: Option<ProfileName>,
    pub cluster: Cluster,
}

/// A cluster by its names, which every step about it needs; what it is made of is needed only where it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub name: ClusterName,
    pub namespace: DnsLabel,
    pub flavor: Flavor,
    pub spec: Part<ClusterSpec>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClusterSpec {
    pub kubernetes_version: KubernetesVersion,
    /// Nodes.
    pub workers: u16,
    /// None: the EKS default.
    pub instance_type: Option<String>,
    /// None: no SSH access to the nodes.
    pub ssh_key_name: Option<String>,
    /// None: CAPA's default, 10.0.0.0/16.
    pub vpc_cidr: Option<Cidr>,
    /// Name and version, in the order typed.
    pub addons: Vec<(String, AddonVersion)>,
    /// None: the release's.
    pub ami_type: Option<&'static str>,
    /// None: the number of nodes is both bounds.
    pub scaling: Option<Scaling>,
    /// None: CAPA's own choice, `eks-controlplane.cluster-api-provider-aws.sigs.k8s.io` unless it makes roles itself.
    pub control_plane_role: Option<RoleName>,
    pub control_plane_role_policies: Vec<Arn>,
    /// Of the nodes or the Fargate pods; the instance profile of an AWSMachinePool. None: CAPA's own choice.
    pub node_role: Option<RoleName>,
    pub node_role_policies: Vec<Arn>,
    pub access_entries: Vec<AccessEntry>,
    /// Never empty with flavor `eks-fargate`, and empty with any other.
    pub fargate: Vec<FargateSelector>,
}

impl ClusterSpec {
    /// The bounds typed, or the number of nodes as both. EKS takes no maximum of 0.
    pub fn scaling(&self) -> Scaling {
        self.scaling.unwrap_or(Scaling { min: self.workers, max: self.workers.max(1) })
    }
}

/// Pods that a Fargate profile takes.
#[derive(Clone, Debug, PartialEq)]
pub struct FargateSelector {
    pub namespace: DnsLabel,
    pub labels: Vec<Label>,
}

impl Cluster {
    /// `AWSManagedControlPlane` and Cluster's controlPlaneRef: the name that every EKS flavor gives it.
    pub fn control_plane_name(&self) -> String {
        format!("{}-control-plane", self.name)
    }
    /// The object that stands for the nodes, and the MachinePool if there is one: the name that the flavor gives them.
    pub fn workers_name(&self) -> String {
        format!("{}{}", self.name, self.flavor.workers_suffix())
    }
    /// The same as kubectl takes it: `awsmanagedmachinepool/manager-pool-0`.
    pub fn workers_object(&self) -> String {
        format!("{}/{}", self.flavor.workers_kind().to_ascii_lowercase(), self.workers_name())
    }
    /// The name of the EKS cluster in AWS.
    pub fn eks_name(&self) -> String {
        eks_cluster_name(self.namespace.as_str(), &self.control_plane_name())
    }
}

/// CAPA's `GenerateEKSName(name, namespace, 100)` while the result is shorter than 100 characters, which `validate`
/// makes sure of (longer ones become a hash): `pkg/eks/eks.go:51-66`, v2.11.1.
pub fn eks_cluster_name(namespace: &str, control_plane: &str) -> String {
    format!("{namespace}_{}", control_plane.replace('.', "_"))
}

#[derive(Clone, Debug, PartialEq)]
pub struct Iam {
    pub name_suffix: NameSuffix,
    pub external_id: Option<ExternalId>,
    pub permissions_boundary: Option<Arn>,
    pub stack_tags: Vec<(String, String)>,
    pub delivery: Delivery,
    /// CAPA makes the roles of each cluster itself.
    pub eks_role_creation: bool,
    /// CAPA may add policies to the roles that it makes.
    pub add_roles: bool,
    pub roles: Roles,
    /// The management cluster has a Fargate profile.
    pub fargate_in_manager: bool,
    /// A cluster of a managed account has one; the stacks of all managed accounts are the same.
    pub fargate_in_managed: bool,
}

/// Which of the roles for EKS the stacks make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roles {
    pub control_plane: bool,
    /// Of managed node groups.
    pub nodes: bool,
    /// Of Fargate pods.
    pub fargate: FargateRole,
}

impl Roles {
    /// Whether a stack makes the role of Fargate pods, where there are such pods or not.
    pub fn makes_fargate(self, has_fargate: bool) -> bool {
        match self.fargate {
            FargateRole::Auto => has_fargate,
            FargateRole::Always => true,
            FargateRole::Never => false,
        }
    }
}

impl Iam {
    /// `controllers.cluster-api-provider-aws.sigs.k8s.io`
    pub fn controllers_role(&self) -> String {
        format!("controllers{}", self.name_suffix)
    }
    /// The instance profile that the stack makes for nodes of an AWSMachinePool, and the role of the same name.
    pub fn nodes_profile(&self) -> String {
        format!("nodes{}", self.name_suffix)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Controllers {
    pub namespace: DnsLabel,
    pub credentials: Credentials,
    /// Clusters at a time. None: CAPA's own number.
    pub concurrency: Option<u16>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bootstrap {
    pub kind_cluster: DnsLabel,
    pub pivot: bool,
}

/// A CAPA release: what the manifests and the commands need to know of it. The rows are `catalog::releases`.
#[derive(Debug, PartialEq)]
pub struct Release {
    /// `v2.11.1`
    pub version: &'static str,
    /// Month of the .0 release, `2026-04`.
    pub date: &'static str,
    /// Cluster API core that it is built against and that `clusterctl init --core` installs: `v1.11.1`.
    pub cluster_api: &'static str,
    /// The lowest clusterctl that may be used, `1.11.0`, and the first that may not, `1.16.0`.
    pub clusterctl: (&'static str, &'static str),
    /// API version of the identities and the other infrastructure kinds.
    pub infrastructure_api: &'static str,
    /// The identities are served in v1beta1 as well.
    pub identity_v1beta1: bool,
    /// Newest minor of Kubernetes that its Cluster API is tested with.
    pub newest_kubernetes: u16,
    /// Version of a new cluster when none is typed; [`Release::kubernetes_version_of`] knows the flavor too.
    pub kubernetes_version: &'static str,
    /// vpc-cni add-on when none is typed.
    pub vpc_cni: &'static str,
    /// eks-pod-identity-agent add-on when none is typed.
    pub pod_identity_agent: &'static str,
    /// `amiType` that we emit.
    pub ami_type: &'static str,
    /// Every `amiType` that its webhook accepts.
    pub ami_types: &'static [&'static str],
    /// `spec.accessConfig` of AWSManagedControlPlane exists.
    pub access_config: bool,
    /// `spec.accessEntries` of AWSManagedControlPlane exists.
    pub access_entries: bool,
    /// `permissionsBoundary` of AWSIAMConfiguration is read; older releases drop it without a word.
    pub permissions_boundary: bool,
    /// `clusterawsadm bootstrap credentials encode-as-profile --profile` exists.
    pub encode_as_profile_flag: bool,
    /// Cluster carries the condition `Available` (Cluster API 1.11); older ones `Ready`.
    pub cluster_available_condition: bool,
    /// NodeadmConfig exists: the bootstrap of Amazon Linux 2023. Before it EKSConfig boots Amazon Linux 2 only.
    pub nodeadm_config: bool,
    /// EKS Pod Identity works: AWS SDK for Go v2, which asks its agent for credentials.
    pub pod_identity: bool,
    /// Where the row was read.
    pub sources: &'static [super::Source],
}

impl Release {
    /// The last version for which EKS has Amazon Linux 2: CAPA issue 5530, read 2026-11-24.
    pub const LAST_OF_AMAZON_LINUX_2: &'static str = "v1.32.0";

    /// Version of a new cluster when none is typed.
    pub fn kubernetes_version_of(&self, flavor: Flavor) -> &'static str {
        match flavor == Flavor::MachinePool && !self.nodeadm_config {
            true => Self::LAST_OF_AMAZON_LINUX_2,
            false => self.kubernetes_version,
        }
    }
}
