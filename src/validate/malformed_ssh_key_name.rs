//! ## What it catches
//! A name that no EC2 key pair can have.
//! ## Why it matters
//! EC2 refuses it when the node group is made.
//! ## Example
//! `sshKeyName: größe`
//! ## Use instead
//! `sshKeyName: ops-2026`
//! ## References
//! EC2 API, CreateKeyPair.

use super::{Finding, Lint, Subject, examples};
use crate::model::KeyName;

pub const LINT: Lint = Lint {
    id: "malformed-ssh-key-name",
    sources: &["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].cluster.ssh_key_name = "größe".into()),
    good: || examples::with(|inputs| inputs.managed[0].cluster.ssh_key_name = "ops-2026".into()),
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
