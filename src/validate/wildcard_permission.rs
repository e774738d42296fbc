//! More managed accounts than the controllers' permission can name one by one.
//!
//! ## Why it matters
//! IAM limits the inline policies of a role to 10,240 characters. Beyond that the permission names the role by its name
//! in every account of the partition, so that the trust in the managed accounts alone decides.
//! ## Bad
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-124
//! ```
//! Also found: `many-clusters`, because so many accounts have as many clusters.
//! ## Good
//! ```yaml
//! managed:
//! - { name: account-1, accountId: "000000000001" }
//! # and so on, to account-5
//! ```
//! ## What to do
//! Shorten the name suffix, or take a second management cluster, where each account should be named.
//! ## References
//! - [IAM user guide, quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::inline_policy::names_every_account;
use crate::model::{Edition, FieldPath, Flavor, field};

pub const LINT: Lint = Lint {
    id: "wildcard-permission",
    severity: Severity::Warning,
    rule: "The controllers' permission names every account",
    fields: &["managed", "iam.nameSuffix", "iam.eksRoleCreation", "manager.cluster.flavor"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(partition) = subject.partition else { return vec![] };
    let count = subject.managed.len();
    let iam = &subject.inputs.iam;
    let further = iam.eks_role_creation || subject.manager.cluster.flavor == Flavor::Fargate;
    let fits = names_every_account(partition, iam.name_suffix.trim(), count, further);
    if subject.inputs.edition == Edition::Published || fits {
        return vec![];
    }
    vec![Finding::at(
        FieldPath::new(field::MANAGED),
        format!("IAM has no room to name {count} accounts, so the controllers may assume their role in any account"),
        "Shorten the name suffix to name more of them; the trust in each managed account stays exact",
    )]
}
