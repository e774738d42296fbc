//! An OIDC issuer whose id has not the 32 characters that EKS gives it.
//!
//! ## Why it matters
//! An id that lost its end still has the right form, and the trust then names an issuer that does not exist.
//! ## Bad
//! ```yaml
//! manager: { oidcIssuer: oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D }
//! ```
//! ## Good
//! ```yaml
//! manager: { oidcIssuer: EXAMPLED539D4633E53DE1B71EXAMPLE }
//! ```
//! ## What to do
//! Copy all of what `aws eks describe-cluster` prints.
//! ## References
//! - [EKS user guide, OIDC provider of a cluster](https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::diagnostic::Severity;
use crate::model::{OidcIssuer, Region};

pub const LINT: Lint = Lint {
    id: "short-oidc-issuer",
    severity: Severity::Warning,
    rule: "The OIDC issuer's id is whole",
    fields: &["manager.oidcIssuer"],
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.manager.oidc_issuer.trim();
    let issuer = Region::parse(subject.manager.region)
        .and_then(|region| OidcIssuer::parse(typed, &region, region.partition()))
        .ok()
        .filter(|issuer| issuer.id().len() != OidcIssuer::ID_LENGTH);
    let finding = |issuer: OidcIssuer| {
        let (expected, length) = (OidcIssuer::ID_LENGTH, issuer.id().len());
        let message = format!("The id of an issuer has {expected} characters, this has {length}");
        Finding::at(subject.manager.path("oidcIssuer"), message, OidcIssuer::HELP)
    };
    issuer.map(finding).into_iter().collect()
}
