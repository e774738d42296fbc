//! ## What it catches
//! An OIDC issuer that is none of EKS, or of another region or partition than the manager.
//! ## Why it matters
//! The trust of the controllers' role names it letter for letter. Nothing complains about a wrong one until the
//! controllers are refused.
//! ## Example
//! `oidcIssuer: WeWillReplaceThisLater`
//! ## Use instead
//! `oidcIssuer: https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE`, or nothing until it exists
//! ## References
//! EKS user guide, IAM roles for service accounts.

use super::{Finding, Lint, Subject, examples};
use crate::model::{OidcIssuer, Region};

pub const LINT: Lint = Lint {
    id: "malformed-oidc-issuer",
    sources: &["https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html"],
    check,
    bad: || examples::with(|inputs| inputs.manager.oidc_issuer = "WeWillReplaceThisLater".into()),
    good: || {
        examples::with(|inputs| {
            inputs.manager.oidc_issuer =
                "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE".into()
        })
    },
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.manager.oidc_issuer.trim();
    let (false, Ok(region)) = (typed.is_empty(), Region::parse(subject.manager.region)) else { return vec![] };
    let message = OidcIssuer::parse(typed, &region, region.partition()).err();
    message.map(|message| Finding::at(subject.manager.path("oidcIssuer"), message, OidcIssuer::HELP)).into_iter().collect()
}
