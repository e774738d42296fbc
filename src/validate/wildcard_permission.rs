//! ## What it catches
//! More managed accounts than the controllers' permission can name one by one.
//! ## Why it matters
//! IAM limits the inline policies of a role to 10,240 characters. Beyond that the permission names the role by its name
//! in every account of the partition, so that the trust in the managed accounts alone decides.
//! ## Example
//! 124 managed accounts with the default names.
//! ## Use instead
//! A shorter name suffix, or a second management cluster, where each account should be named.
//! ## References
//! AWS, IAM and STS quotas; `cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go:66`, CAPA v2.11.1.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::inline_policy::names_every_account;
use crate::model::{Edition, FieldPath, field};

pub const LINT: Lint = Lint {
    id: "wildcard-permission",
    severity: Severity::Warning,
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
    check,
    bad: || examples::managed_accounts(124),
    good: || examples::managed_accounts(123),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(partition) = subject.partition else { return vec![] };
    let count = subject.managed.len();
    let suffix = subject.inputs.iam.name_suffix.trim();
    if subject.inputs.edition == Edition::Published || names_every_account(partition, suffix, count) {
        return vec![];
    }
    vec![Finding::at(
        FieldPath::new(field::MANAGED),
        format!("IAM has no room to name {count} accounts, so the controllers may assume their role in any account"),
        "Shorten the name suffix to name more of them; the trust in each managed account stays exact",
    )]
}
