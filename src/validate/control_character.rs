//! ## What it catches
//! A control character, such as a line break, a tab or NUL, within a text.
//! ## Why it matters
//! No shell can quote NUL, and a line break in a name changes what a line of a script or a manifest says.
//! ## Example
//! `name: "team\nprod"`
//! ## Use instead
//! The text without it; blanks at the ends do no harm and are dropped.
//! ## References
//! POSIX shell command language, quoting; YAML 1.2.2, escaped characters.

use super::{Finding, Lint, Subject, examples};

pub const LINT: Lint = Lint {
    id: "control-character",
    sources: &["https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html"],
    check,
    bad: || examples::with(|inputs| inputs.iam.stack_tags = vec![("team".into(), "a\0b".into())]),
    good: || examples::with(|inputs| inputs.iam.stack_tags = vec![("team".into(), " a b\n".into())]),
    settles: true,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    subject.each_text(|place, text| {
        if text.trim().chars().any(char::is_control) {
            findings.push(Finding::at(
                place.path(),
                "There is a control character in this text, such as a line break",
                "Type it again by hand, on one line",
            ));
        }
    });
    findings.dedup_by(|later, earlier| later.fields == earlier.fields);
    findings
}
