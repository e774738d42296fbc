//! One bound of scaling without the other, a bound that is no number of nodes, or the lesser above the greater.
//!
//! ## Why it matters
//! CAPA reads one bound through the other: with the greatest alone it panics, the least alone it ignores. EKS refuses a
//! greatest of 0.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { scaling: { max: 6 } }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { scaling: { min: 2, max: 6 } }
//! ```
//! ## What to do
//! Type both bounds, the least first, or neither.
//! ## References
//! - [CAPA v2.11.1, scaling of a node group](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/nodegroup.go#L104), 2026-11-25

use super::{Finding, Lint, Subject, subject::scaling_fields};
use crate::model::{Scaling, ScalingInputs};

pub const LINT: Lint = Lint {
    id: "malformed-scaling",
    rule: "Every cluster scales between two numbers of nodes, or not at all",
    fields: &[
        "manager.cluster.scaling.min",
        "manager.cluster.scaling.max",
        "managed[].cluster.scaling.min",
        "managed[].cluster.scaling.max",
    ],
    sources: &[
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/pkg/cloud/services/eks/nodegroup.go#L104",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject
        .accounts()
        .filter_map(|account| {
            let ScalingInputs { min, max } = &account.cluster.scaling;
            let message = Scaling::parse(min, max).err()?;
            let [at, other] = scaling_fields(&account.cluster.scaling);
            Some(Finding::at(account.path(at), message, Scaling::HELP).and(account.path(other)))
        })
        .collect()
}
