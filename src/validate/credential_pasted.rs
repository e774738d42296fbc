//! An access key id, a secret access key, a session token or a PEM block in any field.
//!
//! ## Why it matters
//! What is typed goes into links, files and scripts. A credential that has been there must be made anew.
//! ## Bad
//! ```yaml
//! manager: { awsProfile: AKIAIOSFODNN7EXAMPLE }
//! ```
//! ## Good
//! ```yaml
//! manager: { awsProfile: capa-manager }
//! ```
//! ## What to do
//! Name a profile, and leave the credentials where the AWS CLI keeps them. Revoke one that was pasted.
//! ## References
//! - [IAM user guide, unique identifiers](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html), 2026-11-24

use super::{Finding, Lint, Subject, credential_like};

pub const LINT: Lint = Lint {
    id: "credential-pasted",
    rule: "No field holds a credential",
    fields: &[],
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"],
    check,
    settles: true,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    subject.each_text(|place, text| {
        if let Some(kind) = credential_like(text) {
            findings.push(
                Finding::at(
                    place.path(),
                    format!("This looks like {kind}, and no field takes one"),
                    "Clear the field; if it is a real one, revoke it. Commands take the name of a profile instead",
                )
                .fix(Some("")),
            );
        }
    });
    findings.dedup_by(|later, earlier| later.fields == earlier.fields);
    findings
}
