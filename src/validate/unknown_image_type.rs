//! An image type of managed node groups that the CAPA release does not know, or `CUSTOM`.
//!
//! ## Why it matters
//! The API server refuses the object, whose `amiType` is an enumeration. `CUSTOM` asks for a launch template with an image
//! of one's own, and none is written here.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { amiType: AL2023 }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { amiType: AL2023_ARM_64_STANDARD, instanceType: m7g.large }
//! ```
//! ## What to do
//! Type one of the image types that the release knows, or nothing for the release's own.
//! ## References
//! - [CAPA v2.11.1, image types](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/exp/api/v1beta2/awsmanagedmachinepool_types.go#L162), 2026-11-25

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, unmistakable};

pub const LINT: Lint = Lint {
    id: "unknown-image-type",
    rule: "Every image type is one that the release knows",
    fields: &["managed[].cluster.amiType", "manager.cluster.amiType", "release"],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/exp/api/v1beta2/awsmanagedmachinepool_types.go#L162",
    ],
    check,
    ..Lint::ERROR
};

const CUSTOM: &str = "CUSTOM";

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release else { return vec![] };
    let known = || release.ami_types.iter().copied().filter(|known| *known != CUSTOM);
    subject
        .accounts()
        .filter(|account| !account.cluster.ami_type.trim().is_empty())
        .filter_map(|account| {
            let typed = account.cluster.ami_type.trim();
            let message = match typed {
                CUSTOM => "CUSTOM takes its image from a launch template, which is not written here".to_string(),
                typed => subject.ami_type(typed).err()?,
            };
            let help = format!("Type one of {}", known().collect::<Vec<_>>().join(", "));
            Some(
                Finding::at(account.path("cluster.amiType"), message, help)
                    .fix(unmistakable(typed, known()).filter(|_| typed != CUSTOM))
                    .and(FieldPath::new("release")),
            )
        })
        .collect()
}
