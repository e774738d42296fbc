//! An OIDC issuer that is none of EKS, or of another region or partition than the manager.
//!
//! ## Why it matters
//! The trust of the controllers' role names it letter for letter. Nothing complains about a wrong one until the
//! controllers are refused.
//! ## Bad
//! ```yaml
//! manager: { oidcIssuer: WeWillReplaceThisLater }
//! ```
//! ## Good
//! ```yaml
//! manager: { oidcIssuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE" }
//! ```
//! ## What to do
//! Copy what `aws eks describe-cluster` prints, or leave it empty until the management cluster exists.
//! ## References
//! - [EKS user guide, OIDC provider of a cluster](https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{OidcIssuer, Region};

pub const LINT: Lint = Lint {
    id: "malformed-oidc-issuer",
    rule: "The OIDC issuer is one of EKS in the manager's region",
    fields: &["manager.oidcIssuer", "manager.region"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.manager.oidc_issuer.trim();
    let (false, Ok(region)) = (typed.is_empty(), Region::parse(subject.manager.region)) else { return vec![] };
    let message = OidcIssuer::parse(typed, &region, region.partition()).err();
    message.map(|message| Finding::at(subject.manager.path("oidcIssuer"), message, OidcIssuer::HELP)).into_iter().collect()
}
