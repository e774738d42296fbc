//! ## What it catches
//! The ARN of an OIDC provider that names another account than the manager's.
//! ## Why it matters
//! A role can be assumed with a token only through a provider of its own account.
//! ## Example
//! `accountId: "000000000000"` with `oidcIssuer: arn:aws:iam::999999999999:oidc-provider/...`
//! ## Use instead
//! The provider of the manager account, or just the issuer's URL.
//! ## References
//! IAM user guide, creating a role for OpenID Connect federation.

use super::{Finding, Lint, Subject, examples};
use crate::model::{AccountId, OidcIssuer};

pub const LINT: Lint = Lint {
    id: "issuer-of-another-account",
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html"],
    check,
    bad: || examples::with(|inputs| inputs.manager.oidc_issuer = provider("999999999999")),
    good: || examples::with(|inputs| inputs.manager.oidc_issuer = provider("000000000000")),
    ..Lint::ERROR
};

fn provider(account: &str) -> String {
    let issuer = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
    format!("arn:aws:iam::{account}:oidc-provider/{issuer}")
}

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
