//! The nouns. [`Inputs`] is what was typed, always representable; [`Tenancy`] is the same, parsed, resolved and
//! consistent, with what is not right yet held back by name. Nothing here knows about files or commands.

pub mod inline_policy;

pub mod inputs;

pub mod field;

pub mod tenancy;

mod account_id;
mod addon_version;
mod arn;
mod cidr;
mod kubernetes_version;
mod names;
mod nearest;
mod oidc_issuer;
mod part;
mod partition;
mod region;
mod source;
mod worker_count;

pub use account_id::AccountId;
pub use addon_version::AddonVersion;
pub use arn::Arn;
pub use cidr::Cidr;
pub use inputs::{
    Addon, BootstrapInputs, ClusterInputs, ControllersInputs, Credentials, Delivery, Edition, IamInputs, Inputs,
    ManagedInputs, ManagerInputs,
};
pub use kubernetes_version::KubernetesVersion;
pub use names::{ClusterName, DnsLabel, ExternalId, InstanceType, KeyName, NameSuffix, ProfileName};
pub use nearest::{nearest, unmistakable};
pub use oidc_issuer::OidcIssuer;
pub use part::{FieldPath, HeldBack, Part, all, both};
pub use partition::Partition;
pub use region::Region;
pub use source::Source;
pub use tenancy::{
    Bootstrap, Cluster, ClusterSpec, Controllers, Iam, Managed, ManagedSlot, Manager, Release, Tenancy, Tenant,
    eks_cluster_name,
};
pub use worker_count::WorkerCount;
