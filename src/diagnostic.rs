//! What is wrong with the inputs, as records until the last moment: the form, the summary, the command line and the
//! tests each show them their own way.

use crate::model::FieldPath;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Hint,
}

impl Severity {
    /// As in `check --format json`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// One right answer, as an edit of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// `Use us-east-1`
    pub title: String,
    pub field: FieldPath,
    /// The text to put there.
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The lint's id: `duplicate-account`.
    pub lint: &'static str,
    pub severity: Severity,
    /// The first is the one that a message stands at.
    pub fields: Vec<FieldPath>,
    /// The fact, one sentence, no full stop at the end.
    pub message: String,
    /// What to type.
    pub help: String,
    pub fix: Option<Fix>,
    /// Titles or addresses, as a reader would look them up.
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Errors first, then by the order of the lints and of the fields.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
    /// Everything said of a field.
    pub fn at<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics.iter().filter(move |diagnostic| diagnostic.fields.iter().any(|path| path.0 == field))
    }
}
