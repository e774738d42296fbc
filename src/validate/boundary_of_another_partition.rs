//! A permissions boundary whose ARN is of another partition than the manager's region.
//!
//! ## Why it matters
//! No account of one partition sees a policy of another; the stack fails on its first role.
//! ## Bad
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws-cn:iam::aws:policy/PowerUserAccess" }
//! ```
//! Also found: `boundary-not-on-eks-roles`, because the stacks make roles of EKS.
//! ## Good
//! ```yaml
//! iam: { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }
//! ```
//! ## What to do
//! Name the policy by the partition of the manager's region.
//! ## References
//! - [IAM user guide, ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{Arn, FieldPath};

pub const LINT: Lint = Lint {
    id: "boundary-of-another-partition",
    rule: "The permissions boundary is of the manager's partition",
    fields: &["iam.permissionsBoundary", "manager.region"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let boundary = Arn::parse(&subject.inputs.iam.permissions_boundary);
    let (Ok(boundary), Some(partition)) = (boundary, subject.partition) else { return vec![] };
    if boundary.partition() == partition {
        return vec![];
    }
    let wrong = format!("arn:{}:", boundary.partition());
    let right = boundary.as_str().replacen(&wrong, &format!("arn:{partition}:"), 1);
    vec![
        Finding::at(
            FieldPath::new("iam.permissionsBoundary"),
            format!("This policy is of partition {}, the manager's region of {partition}", boundary.partition()),
            format!("Type an ARN that begins with arn:{partition}:"),
        )
        .fix(Some(right))
        .and(subject.manager.path("region")),
    ]
}
