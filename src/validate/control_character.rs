//! A control character, such as a line break, a tab or NUL, within a text.
//!
//! ## Why it matters
//! No shell can quote NUL, and a line break in a name changes what a line of a script or a manifest says.
//! ## Bad
//! ```yaml
//! iam: { stackTags: { team: "a\0b" } }
//! ```
//! ## Good
//! ```yaml
//! iam: { stackTags: { team: " a b\n" } }
//! ```
//! ## What to do
//! Type the text again, on one line. Blanks and line breaks at its ends do no harm and are dropped.
//! ## References
//! - [POSIX, shell command language](https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html), 2026-11-24

use super::{Finding, Lint, Subject};

pub const LINT: Lint = Lint {
    id: "control-character",
    rule: "No text holds a control character",
    fields: &[],
    sources: &["https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html"],
    check,
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
