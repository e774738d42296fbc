//! The template as a map of resources: `cmd/clusterawsadm/cloudformation/bootstrap/template.go`.

use std::collections::BTreeMap;

use super::statement::PolicyDocument;
use super::{Configuration, Generator, Refusal, bootstrap_user, instance_profiles, policies, printing, roles};

#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub generator: Generator,
    pub resources: BTreeMap<LogicalId, Resource>,
}

/// The name of a resource within the template; in alphabetical order, as they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogicalId {
    CsiPolicy,
    GroupBootstrapper,
    InstanceProfileControlPlane,
    InstanceProfileControllers,
    InstanceProfileNodes,
    CloudProviderControlPlanePolicy,
    CloudProviderNodesPolicy,
    ControllersPolicy,
    ControllersEksPolicy,
    EksConsolePolicy,
    RoleControlPlane,
    RoleControllers,
    RoleEksControlPlane,
    RoleEksFargate,
    RoleEksNodegroup,
    RoleNodes,
    UserBootstrapper,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Resource {
    Group(Group),
    InstanceProfile(InstanceProfile),
    ManagedPolicy(ManagedPolicy),
    Role(Role),
    User(User),
}

/// `AWS::IAM::Group`
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Empty: CloudFormation chooses one.
    pub name: String,
}

/// `AWS::IAM::InstanceProfile`
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceProfile {
    pub name: String,
    pub role: LogicalId,
}

/// `AWS::IAM::ManagedPolicy`
#[derive(Clone, Debug, PartialEq)]
pub struct ManagedPolicy {
    pub name: String,
    pub description: &'static str,
    pub document: PolicyDocument,
    pub groups: Vec<LogicalId>,
    pub roles: Vec<LogicalId>,
}

/// `AWS::IAM::Role`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    pub name: String,
    pub path: String,
    pub permissions_boundary: String,
    /// Who may assume it.
    pub trust: PolicyDocument,
    /// ARNs.
    pub managed_policies: Vec<String>,
    pub inline_policy: Option<InlinePolicy>,
    pub tags: BTreeMap<String, String>,
}

/// `AWS::IAM::User`
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub group: LogicalId,
    /// Names of groups that are there already.
    pub extra_groups: Vec<String>,
    /// ARNs.
    pub managed_policies: Vec<String>,
    pub inline_policy: Option<InlinePolicy>,
    pub tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct InlinePolicy {
    pub name: String,
    pub document: PolicyDocument,
}

impl LogicalId {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CsiPolicy => "AWSEBSCSIPolicyController",
            Self::GroupBootstrapper => "AWSIAMGroupBootstrapper",
            Self::InstanceProfileControlPlane => "AWSIAMInstanceProfileControlPlane",
            Self::InstanceProfileControllers => "AWSIAMInstanceProfileControllers",
            Self::InstanceProfileNodes => "AWSIAMInstanceProfileNodes",
            Self::CloudProviderControlPlanePolicy => "AWSIAMManagedPolicyCloudProviderControlPlane",
            Self::CloudProviderNodesPolicy => "AWSIAMManagedPolicyCloudProviderNodes",
            Self::ControllersPolicy => "AWSIAMManagedPolicyControllers",
            Self::ControllersEksPolicy => "AWSIAMManagedPolicyControllersEKS",
            Self::EksConsolePolicy => "AWSIAMManagedPolicyEKSConsole",
            Self::RoleControlPlane => "AWSIAMRoleControlPlane",
            Self::RoleControllers => "AWSIAMRoleControllers",
            Self::RoleEksControlPlane => "AWSIAMRoleEKSControlPlane",
            Self::RoleEksFargate => "AWSIAMRoleEKSFargate",
            Self::RoleEksNodegroup => "AWSIAMRoleEKSNodegroup",
            Self::RoleNodes => "AWSIAMRoleNodes",
            Self::UserBootstrapper => "AWSIAMUserBootstrapper",
        }
    }
}

impl Template {
    pub fn new(configuration: &Configuration, generator: Generator) -> Self {
        let resources = bootstrap_user::resources(configuration)
            .into_iter()
            .chain(instance_profiles::resources(configuration))
            .chain(policies::resources(configuration, generator))
            .chain(roles::resources(configuration, generator))
            .collect();
        Self { generator, resources }
    }

    /// What the tool prints, without the line break that its command adds.
    pub fn to_yaml(&self) -> Result<String, Refusal> {
        printing::yaml(self)
    }
}
