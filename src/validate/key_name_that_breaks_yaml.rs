//! In the published edition, an SSH key name with a double quote or a backslash.
//!
//! ## Why it matters
//! The flavor has `sshKeyName: "${AWS_SSH_KEY_NAME}"`, and clusterctl puts the name in between the quotes as it is: the
//! YAML breaks, or says another name.
//! ## Bad
//! ```yaml
//! edition: published
//! managed:
//! - cluster: { sshKeyName: 'ops\2026' }
//! ```
//! Also found: `ignored-by-guide`, because the guide has no place for the VPC ranges of the config below.
//! ## Good
//! ```yaml
//! edition: corrected
//! managed:
//! - cluster: { sshKeyName: 'ops\2026', flavor: eks-machinepool }
//! ```
//! ## What to do
//! Take the corrected edition, or a key pair with another name.
//! ## References
//! - [CAPA v2.11.1, the guide's flavor](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/templates/cluster-template-eks-managedmachinepool-vpccni.yaml), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "key-name-that-breaks-yaml",
    rule: "Every SSH key name fits the template of the guide",
    fields: &["managed[].cluster.sshKeyName", "manager.cluster.sshKeyName", "edition"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/templates/cluster-template-eks-managedmachinepool-vpccni.yaml",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    if !subject.is_published() {
        return vec![];
    }
    let breaking = subject.accounts().filter(|account| account.cluster.ssh_key_name.contains(['"', '\\']));
    breaking
        .map(|account| {
            Finding::at(
                account.path("cluster.sshKeyName"),
                "A double quote or a backslash breaks the YAML that clusterctl makes of the guide's template",
                "Choose the corrected edition, or type the name of another key pair",
            )
            .and(FieldPath::new("edition"))
        })
        .collect()
}
