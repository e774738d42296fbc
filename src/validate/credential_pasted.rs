//! ## What it catches
//! An access key id, a secret access key, a session token or a PEM block in any field.
//! ## Why it matters
//! What is typed goes into links, files and scripts. A credential that has been there must be made anew.
//! ## Example
//! `awsProfile: AKIA...`
//! ## Use instead
//! The name of a profile; the credentials stay where the AWS CLI keeps them.
//! ## References
//! IAM user guide, unique identifiers and access keys.

use super::{Finding, Lint, Subject, credential_like, examples};

pub const LINT: Lint = Lint {
    id: "credential-pasted",
    sources: &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"],
    check,
    bad: || examples::with(|inputs| inputs.manager.aws_profile = ["AKIA", "IOSFODNN7EXAMPLE"].concat()),
    good: || examples::with(|inputs| inputs.manager.aws_profile = "capa-manager".into()),
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
