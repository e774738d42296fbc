//! DEVIATIONS: where and why the corrected edition differs from the guide. A test computes every difference between the
//! two editions and holds the registry to it.

mod breaks;
mod choices;
mod clusters;
mod evidence;
mod hazards;
mod obsolete;
mod style;

use super::steps::kit::sources;
pub use super::steps::kit::sources::GUIDE;
use crate::model::{ClusterInputs, Credentials, Inputs, Partition, Release, Source, Tenancy};

/// What following the guide there leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It fails, or never ends.
    Breaks,
    /// It works, and leaves open or loses what should be kept.
    Unsafe,
    /// It no longer does anything.
    Obsolete,
    /// A matter of order, form or completeness.
    Style,
}

impl Severity {
    pub const ALL: [Self; 4] = [Self::Breaks, Self::Unsafe, Self::Obsolete, Self::Style];
    pub fn title(self) -> &'static str {
        match self {
            Self::Breaks => "What breaks",
            Self::Unsafe => "What is unsafe",
            Self::Obsolete => "What no longer does anything",
            Self::Style => "Order, form and completeness",
        }
    }
    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Breaks => "Breaks",
            Self::Unsafe => "Unsafe",
            Self::Obsolete => "Obsolete",
            Self::Style => "Style",
        }
    }
}

/// A place where the two editions differ. In a file's path and in the address of a leaf, `*` stands for one segment and
/// `**` at the end for all that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A file that only one edition has.
    File(&'static str),
    /// Leaves of a file: the object's kind and a JSON pointer, `AWSManagedControlPlane/spec/version`.
    Leaf { file: &'static str, at: &'static str },
    /// A kind of step that has no counterpart in the other edition.
    Step(&'static str),
    /// A kind of step of ours that comes earlier than its counterpart in the guide.
    Moved(&'static str),
    /// In a kind of step, or in any (`*`): a command by its beginning, or words of one by theirs. `NAME=` is a variable
    /// that is set, `by hand` what the guide has a person do.
    Command { step: &'static str, command: &'static str, word: &'static str },
}

/// One difference and its reason.
#[derive(Debug)]
pub struct Deviation {
    /// Kebab-case, unique.
    pub id: &'static str,
    /// Lines of the guide at CAPA v2.11.1: `71-72, 228-229`; empty for what it does not have.
    pub guide_lines: &'static str,
    pub severity: Severity,
    /// The guide; Markdown.
    pub says: &'static str,
    /// The corrected edition; Markdown.
    pub emits: &'static str,
    pub why: &'static str,
    pub sources: &'static [Source],
    /// Whether the editions differ there with these inputs.
    pub applies: fn(&Inputs, &Tenancy) -> bool,
    pub covers: &'static [Claim],
}

impl Deviation {
    /// `, line 93` or `, lines 71-72, 228-229`, to stand behind "The guide"; empty for what it does not have.
    pub fn lines(&self) -> String {
        match self.guide_lines {
            "" => String::new(),
            one if !one.contains(['-', ',']) => format!(", line {one}"),
            several => format!(", lines {several}"),
        }
    }
    pub fn first_line(&self) -> Option<u16> {
        self.guide_lines.split(['-', ',']).next()?.parse().ok()
    }
    /// Of one that breaks.
    pub fn evidence(&self) -> Option<&'static Evidence> {
        evidence::ROWS.iter().find(|evidence| evidence.deviation == self.id)
    }
}

/// What was answered when the guide was followed as it was published, past all that breaks before it.
#[derive(Debug)]
pub struct Evidence {
    /// Id of the deviation.
    pub deviation: &'static str,
    /// The guide's own command that leads to it, with the values of that run and what had to be mended before it.
    pub command: &'static str,
    /// The part of the answer that tells; `…` where something is left out of it.
    pub message: &'static str,
    /// Whose answer it is: `kubectl v1.33.13`.
    pub by: &'static str,
    /// What answered in place of AWS, as far as the answer comes from there; empty where it is the tool's own.
    pub stand_in: &'static str,
    /// The day: `2026-11-25`.
    pub seen: &'static str,
}

/// All evidence, by the ids of the deviations.
pub fn evidence() -> &'static [Evidence] {
    evidence::ROWS
}

/// All of them, by severity.
pub fn all() -> impl Iterator<Item = &'static Deviation> {
    [breaks::ROWS, hazards::ROWS, obsolete::ROWS, style::ROWS, choices::ROWS, clusters::ROWS].into_iter().flatten()
}

/// Those that matter for the inputs.
pub fn applying(inputs: &Inputs, tenancy: &Tenancy) -> impl Iterator<Item = &'static Deviation> {
    all().filter(move |deviation| (deviation.applies)(inputs, tenancy))
}

/// Which kinds of step of ours stand for which of the guide's, in the guide's order. One that stands in no row has no
/// counterpart.
pub const COUNTERPARTS: &[(&[&str], &[&str])] = &[
    (&["guide-prepare-manager-account"], &["manager-account-iam"]),
    (&["guide-install-bootstrap"], &["install-capa-on-bootstrap"]),
    (&["guide-apply-manager-cluster", "guide-wait-for-manager-cluster"], &["create-management-cluster"]),
    (&["guide-oidc-provider", "guide-update-trust"], &["trust-service-account"]),
    (&["guide-manager-kubeconfig"], &["management-kubeconfig"]),
    (&["guide-install-manager"], &["install-capa-on-management"]),
    (&["guide-prepare-managed-account"], &["managed-account-iam", "managed-accounts-stack-set"]),
    (&["guide-apply-managed-cluster"], &["create-workload-cluster"]),
];

const MANAGER_IAM: &str = "manager/bootstrap-manager-account.yaml";
const MANAGED_IAM: &str = "managed/*/bootstrap-managed-account.yaml";
const IDENTITY: &str = "managed/*/cluster-role-identity.yaml";
const MANAGER_CLUSTER: &str = "manager/manager-cluster.yaml";
const MANAGED_CLUSTER: &str = "managed/*/managed-cluster.yaml";

// What two deviations are about, of which one breaks, depending on the partition or the release.

const FARGATE_ROLE: &[Claim] = &[
    leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/eks/fargate/disable"),
    leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/eks/fargate/disable"),
];

const IDENTITY_API_VERSION: &[Claim] = &[leaf(IDENTITY, "*/apiVersion")];
const IDENTITY_VERSIONS: Source = Source {
    title: "config/crd/bases/infrastructure.cluster.x-k8s.io_awsclusterroleidentities.yaml, v2.3.5 and v2.4.2: served",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.4.2/config/crd/bases/infrastructure.cluster.x-k8s.io_awsclusterroleidentities.yaml",
    read: "2026-11-25",
};

const AMI_TYPE_LEAVES: &[Claim] = &[
    leaf(MANAGER_CLUSTER, "AWSManagedMachinePool/spec"),
    leaf(MANAGED_CLUSTER, "AWSManagedMachinePool/spec"),
    leaf(MANAGER_CLUSTER, "AWSManagedMachinePool/spec/amiType"),
    leaf(MANAGED_CLUSTER, "AWSManagedMachinePool/spec/amiType"),
];
const AMI_TYPE: Source = Source {
    title: "exp/api/v1beta2/awsmanagedmachinepool_types.go:163",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/exp/api/v1beta2/awsmanagedmachinepool_types.go",
    read: "v2.11.1",
};
/// What CAPA asks for where a pool names none; the same in every release.
const DEFAULT_AMI_TYPE: &str = "AL2_x86_64";

const fn leaf(file: &'static str, at: &'static str) -> Claim {
    Claim::Leaf { file, at }
}

/// A command of a step, with all of its words.
const fn command(step: &'static str, command: &'static str) -> Claim {
    Claim::Command { step, command, word: "" }
}

const fn word(step: &'static str, command: &'static str, word: &'static str) -> Claim {
    Claim::Command { step, command, word }
}

fn always(_: &Inputs, _: &Tenancy) -> bool {
    true
}

/// Any cluster's inputs, the manager's or a managed account's.
fn any_cluster(inputs: &Inputs, is: fn(&ClusterInputs) -> bool) -> bool {
    is(&inputs.manager.cluster) || any_managed_cluster(inputs, is)
}

fn any_managed_cluster(inputs: &Inputs, is: fn(&ClusterInputs) -> bool) -> bool {
    inputs.managed.iter().any(|managed| is(&managed.cluster))
}

fn has_node_group(inputs: &Inputs) -> bool {
    any_cluster(inputs, |cluster| cluster.flavor.has_node_group())
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn irsa(inputs: &Inputs, _: &Tenancy) -> bool {
    inputs.controllers.credentials == Credentials::Irsa
}

fn pod_identity(inputs: &Inputs, _: &Tenancy) -> bool {
    inputs.controllers.credentials == Credentials::PodIdentity
}

/// False while the release is not right.
fn release_is(tenancy: &Tenancy, is: fn(&Release) -> bool) -> bool {
    tenancy.release.ready().is_some_and(|release| is(release))
}

/// False while the manager's region is not right.
fn partition_is(tenancy: &Tenancy, is: fn(Partition) -> bool) -> bool {
    tenancy.manager.ready().is_some_and(|manager| is(manager.partition))
}
