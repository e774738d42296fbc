//! The ARN of an OIDC provider that names another account than the manager's.
//!
//! ## Why it matters
//! A role can be assumed with a token only through a provider of its own account.
//! ## Bad
//! ```yaml
//! manager:
//!   oidcIssuer: arn:aws:iam::999999999999:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE
//! ```
//! ## Good
//! ```yaml
//! manager:
//!   oidcIssuer: arn:aws:iam::000000000000:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE
//! ```
//! ## What to do
//! Take the provider of the manager account, or just the issuer's URL.
//! ## References
//! - [IAM user guide, roles for OIDC federation](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{AccountId, OidcIssuer};

pub const LINT: Lint = Lint {
    id: "issuer-of-another-account",
    rule: "The OIDC provider is the manager account's",
    fields: &["manager.oidcIssuer", "manager.accountId"],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let named = OidcIssuer::account_of(&subject.inputs.manager.oidc_issuer);
    let (Some(named), Ok(manager)) = (named, AccountId::parse(subject.manager.id)) else { return vec![] };
    if named == manager.as_str() {
        return vec![];
    }
    vec![
        Finding::at(
            subject.manager.path("oidcIssuer"),
            format!("This OIDC provider is not of the manager account {manager}"),
            OidcIssuer::HELP,
        )
        .and(subject.manager.path("accountId")),
    ]
}
