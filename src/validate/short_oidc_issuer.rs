//! ## What it catches
//! An OIDC issuer whose id has not the 32 characters that EKS gives it.
//! ## Why it matters
//! An id that lost its end still has the right form, and the trust then names an issuer that does not exist.
//! ## Example
//! `oidcIssuer: https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D`
//! ## Use instead
//! The whole of what `aws eks describe-cluster` prints.
//! ## References
//! EKS user guide, IAM roles for service accounts.

use super::{Finding, Lint, Subject, examples};
use crate::diagnostic::Severity;
use crate::model::{OidcIssuer, Region};

pub const LINT: Lint = Lint {
    id: "short-oidc-issuer",
    severity: Severity::Warning,
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html"],
    check,
    bad: || {
        examples::with(|inputs| {
            inputs.manager.oidc_issuer = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D".into()
        })
    },
    good: || examples::with(|inputs| inputs.manager.oidc_issuer = "EXAMPLED539D4633E53DE1B71EXAMPLE".into()),
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
