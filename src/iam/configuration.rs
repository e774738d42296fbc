//! The spec of an AWSIAMConfiguration, as it was written and with what the tool puts in the place of what was not:
//! `cmd/clusterawsadm/api/bootstrap/v1beta1/types.go` and `defaults.go`.

use std::collections::BTreeMap;

use super::statement::Statement;

const NAME_SUFFIX: &str = ".cluster-api-provider-aws.sigs.k8s.io";
const PARTITION: &str = "aws";
const STACK_NAME: &str = "cluster-api-provider-aws-sigs-k8s-io";
const KMS_ALIAS_PREFIX: &str = "cluster-api-provider-aws-*";
const S3_BUCKET_PREFIX: &str = "cluster-api-provider-aws-";
const SECRETS_MANAGER: &str = "secrets-manager";
const SSM_PARAMETER_STORE: &str = "ssm-parameter-store";
/// Of the bootstrap user and of its group; it takes no suffix.
pub(super) const BOOTSTRAPPER: &str = "bootstrapper.cluster-api-provider-aws.sigs.k8s.io";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Configuration {
    pub name_prefix: String,
    pub name_suffix: Option<String>,
    pub control_plane: ControlPlane,
    pub cluster_api_controllers: ClusterAPIControllers,
    pub nodes: Nodes,
    pub bootstrap_user: BootstrapUser,
    pub stack_name: String,
    pub stack_tags: BTreeMap<String, String>,
    pub region: String,
    pub eks: Option<Eks>,
    pub event_bridge: EventBridge,
    pub partition: String,
    pub secure_secret_backends: Vec<String>,
    pub s3_buckets: S3Buckets,
    pub allow_assume_role: bool,
}

/// What every role has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoleSpec {
    pub disable: bool,
    pub extra_policy_attachments: Vec<String>,
    /// A list that is there makes an inline policy, even if it is empty.
    pub extra_statements: Option<Vec<Statement>>,
    pub path: String,
    pub permissions_boundary: String,
    pub trust_statements: Vec<Statement>,
    pub tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlPlane {
    pub role: RoleSpec,
    pub disable_cluster_api_controller_policy_attachment: bool,
    pub disable_cloud_provider_policy: bool,
    pub enable_csi_policy: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClusterAPIControllers {
    pub role: RoleSpec,
    /// Names of roles; absent means every managed name.
    pub allowed_ec2_instance_profiles: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nodes {
    pub role: RoleSpec,
    pub disable_cloud_provider_policy: bool,
    pub ec2_container_registry_read_only: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct BootstrapUser {
    pub enable: bool,
    pub user_name: String,
    pub group_name: String,
    pub extra_policy_attachments: Vec<String>,
    pub extra_groups: Vec<String>,
    /// As of a role.
    pub extra_statements: Option<Vec<Statement>>,
    pub tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Eks {
    pub disable: bool,
    pub iam_role_creation: bool,
    pub enable_user_eks_console_policy: bool,
    pub default_control_plane_role: RoleSpec,
    /// Absent means disabled; an empty map does not.
    pub managed_machine_pool: Option<RoleSpec>,
    /// As the managed machine pool.
    pub fargate: Option<RoleSpec>,
    pub kms_alias_prefix: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventBridge {
    pub enable: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3Buckets {
    pub enable: bool,
    pub name_prefix: String,
}

/// Where the user data of a machine is kept until the machine has read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretBackend {
    SecretsManager,
    SsmParameterStore,
    /// Any other word: the tool takes it, and makes an empty statement of it.
    Unknown,
}

/// Not derived, so that it can stand for a missing key without being made each time.
static NO_EKS: Eks = Eks::NEW;

impl Eks {
    const NEW: Self = Self {
        disable: false,
        iam_role_creation: false,
        enable_user_eks_console_policy: false,
        default_control_plane_role: RoleSpec {
            disable: false,
            extra_policy_attachments: Vec::new(),
            extra_statements: None,
            path: String::new(),
            permissions_boundary: String::new(),
            trust_statements: Vec::new(),
            tags: BTreeMap::new(),
        },
        managed_machine_pool: None,
        fargate: None,
        kms_alias_prefix: String::new(),
    };

    pub fn kms_alias_prefix(&self) -> &str {
        or(&self.kms_alias_prefix, KMS_ALIAS_PREFIX)
    }
}

impl Default for Eks {
    fn default() -> Self {
        Self::NEW
    }
}

impl Configuration {
    /// A name of ours from the short name of a role or a policy; `*` gives the pattern of all of them.
    pub fn managed_name(&self, name: &str) -> String {
        format!("{}{name}{}", self.name_prefix, self.name_suffix.as_deref().unwrap_or(NAME_SUFFIX))
    }

    pub fn eks(&self) -> &Eks {
        self.eks.as_ref().unwrap_or(&NO_EKS)
    }

    pub fn partition(&self) -> &str {
        or(&self.partition, PARTITION)
    }

    /// It names the inline policies, too.
    pub fn stack_name(&self) -> &str {
        or(&self.stack_name, STACK_NAME)
    }

    /// Writing `eks:` at all forces the registry's read permission onto the nodes.
    pub fn ec2_container_registry_read_only(&self) -> bool {
        self.nodes.ec2_container_registry_read_only || self.eks.as_ref().is_some_and(|eks| !eks.disable)
    }

    pub fn secret_backends(&self) -> Vec<SecretBackend> {
        if self.secure_secret_backends.is_empty() {
            return vec![SecretBackend::SecretsManager];
        }
        let backend = |word: &String| match word.as_str() {
            SECRETS_MANAGER => SecretBackend::SecretsManager,
            SSM_PARAMETER_STORE => SecretBackend::SsmParameterStore,
            _ => SecretBackend::Unknown,
        };
        self.secure_secret_backends.iter().map(backend).collect()
    }

    /// The roles that the controllers may hand to a machine.
    pub fn allowed_instance_profiles(&self) -> Vec<String> {
        let every = vec![self.managed_name("*")];
        let names = self.cluster_api_controllers.allowed_ec2_instance_profiles.as_ref().unwrap_or(&every);
        names.iter().map(|name| format!("arn:*:iam::*:role/{name}")).collect()
    }

    /// The ARN of a policy of AWS's own.
    pub fn aws_policy(&self, name: &str) -> String {
        format!("arn:{}:iam::aws:policy/{name}", self.partition())
    }
}

impl BootstrapUser {
    pub fn user_name(&self) -> &str {
        or(&self.user_name, BOOTSTRAPPER)
    }
}

impl S3Buckets {
    pub fn name_prefix(&self) -> &str {
        or(&self.name_prefix, S3_BUCKET_PREFIX)
    }
}

fn or<'a>(text: &'a str, default: &'a str) -> &'a str {
    if text.is_empty() { default } else { text }
}
