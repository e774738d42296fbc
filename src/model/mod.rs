//! The nouns. [`Inputs`] is what was typed, always representable; [`Tenancy`] is the same, parsed, resolved and
//! consistent, with what is not right yet held back by name. Nothing here knows about files or commands.

pub mod inline_policy;

pub mod inputs;

pub mod field;

pub mod tenancy;

mod access_entry;
mod account_id;
mod addon_version;
mod arn;
mod cidr;
mod concurrency;
mod explanation;
mod flavor;
mod kubernetes_version;
mod label;
pub mod names;
mod nearest;
mod oidc_issuer;
mod part;
mod partition;
mod region;
mod remembered;
mod scaling;
mod session;
mod source;
mod whole_number;
mod worker_count;

pub use access_entry::{AccessEntry, AccessPolicy, PrincipalArn};
pub use account_id::AccountId;
pub use addon_version::AddonVersion;
pub use arn::Arn;
pub use cidr::Cidr;
pub use concurrency::Concurrency;
pub use explanation::{Explanation, explain};
pub use flavor::Flavor;
pub use inputs::{
    AccessEntryInputs, Addon, BootstrapInputs, ClusterInputs, ControllersInputs, Credentials, Delivery, Edition,
    FargateRole, FargateSelectorInputs, IamInputs, IdentityInputs, Inputs, ManagedInputs, ManagerInputs, RolesInputs,
    ScalingInputs,
};
pub use kubernetes_version::KubernetesVersion;
pub use label::{Label, TENANT_LABEL};
pub use names::{
    ClusterName, DnsLabel, ExternalId, InstanceType, KeyName, NameSuffix, ProfileName, RoleName, SessionName,
};
pub use nearest::{nearest, unmistakable};
pub use oidc_issuer::OidcIssuer;
pub use part::{FieldPath, HeldBack, Part, all, both};
pub use partition::Partition;
pub use region::Region;
pub use remembered::Remembered;
pub use scaling::Scaling;
pub use session::SessionDuration;
pub use source::Source;
pub(crate) use source::{capa_file, cluster_api_file};
pub use tenancy::{
    Bootstrap, Cluster, ClusterSpec, Controllers, FargateSelector, Iam, Identity, Managed, ManagedSlot, Manager,
    Release, Roles, Tenancy, Tenant, eks_cluster_name,
};
pub use worker_count::WorkerCount;
