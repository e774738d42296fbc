//! Who acts: account, credentials and kubeconfig, as data.

use crate::model::FieldPath;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// No credentials of any account.
    ThisMachine,
    Manager,
    /// The managed account of this name (its label while it is wrong).
    Managed(String),
}

impl Actor {
    /// As shown: `This machine`, `Manager account`, `Managed payments`.
    pub fn label(&self) -> String {
        match self {
            Self::ThisMachine => "This machine".into(),
            Self::Manager => "Manager account".into(),
            Self::Managed(name) => format!("Managed {name}"),
        }
    }
    /// Of the attribute `data-context`: `local`, `manager`, `managed`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::ThisMachine => "local",
            Self::Manager => "manager",
            Self::Managed(_) => "managed",
        }
    }
}

/// Which cluster the commands talk to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KubeContext {
    None,
    Bootstrap { kubeconfig: String },
    Management { kubeconfig: String },
}

impl KubeContext {
    /// As shown: `No cluster`, `Bootstrap cluster`, `Management cluster`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::None => "No cluster",
            Self::Bootstrap { .. } => "Bootstrap cluster",
            Self::Management { .. } => "Management cluster",
        }
    }
    pub fn kubeconfig(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Bootstrap { kubeconfig } | Self::Management { kubeconfig } => Some(kubeconfig),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialContext {
    pub actor: Actor,
    /// The account's id; `Err` names the field while it is not right; None for this machine.
    pub account_id: Option<Result<String, FieldPath>>,
    /// Name of the profile that every command sets; None: credentials from the environment.
    pub profile: Option<String>,
    pub kube: KubeContext,
}
