//! A name that no EC2 key pair can have.
//!
//! ## Why it matters
//! EC2 refuses it when the nodes are made.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-machinepool, sshKeyName: größe }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { flavor: eks-machinepool, sshKeyName: ops-2026 }
//! ```
//! ## What to do
//! Type the name of a key pair as EC2 lists it, or none.
//! ## References
//! - [EC2 API, CreateKeyPair](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::KeyName;

pub const LINT: Lint = Lint {
    id: "malformed-ssh-key-name",
    rule: "Every SSH key name is one that EC2 can have",
    fields: &["manager.cluster.sshKeyName", "managed[].cluster.sshKeyName"],
    sources: &["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.cluster.ssh_key_name.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = KeyName::parse(&account.cluster.ssh_key_name).err()?;
            Some(Finding::at(account.path("cluster.sshKeyName"), message, KeyName::HELP))
        })
        .collect()
}
