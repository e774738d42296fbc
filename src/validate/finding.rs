//! What a lint is and what it finds.

use super::Subject;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::model::FieldPath;

/// One check. Its examples and the rest of what there is to say stand in the docs of its file, and from there in
/// `CHECKS.md`.
pub struct Lint {
    /// Kebab-case, for what it catches: `duplicate-account`.
    pub id: &'static str,
    pub severity: Severity,
    /// What holds where it finds nothing, one sentence: `Every account has one row`.
    pub rule: &'static str,
    /// Patterns of the fields at which it speaks or has a part, the one to look at first; empty for every field.
    pub fields: &'static [&'static str],
    /// Titles or addresses, as a reader would look them up.
    pub sources: &'static [&'static str],
    pub check: fn(&Subject) -> Vec<Finding>,
    /// Whether nothing more is said of a field that it catches.
    pub settles: bool,
}

impl Lint {
    /// An error that leaves the other lints to say their part.
    pub const ERROR: Self = Self {
        id: "",
        severity: Severity::Error,
        rule: "",
        fields: &[],
        sources: &[],
        check: |_| vec![],
        settles: false,
    };
}

/// One thing found; the lint's id, severity and sources are added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The first is the one that the message stands at, and that is held back by an error.
    pub fields: Vec<FieldPath>,
    pub message: String,
    pub help: String,
    pub fix: Option<Fix>,
}

impl Finding {
    pub fn at(field: FieldPath, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { fields: vec![field], message: message.into(), help: help.into(), fix: None }
    }
    /// Another field that has part in it.
    pub fn and(mut self, field: FieldPath) -> Self {
        self.fields.push(field);
        self
    }
    /// The one right text for the first field, if there is one.
    pub fn fix(self, value: Option<impl Into<String>>) -> Self {
        let Some(value) = value.map(Into::into) else { return self };
        let title = match value.is_empty() {
            true => "Clear the field".to_string(),
            false => format!("Use {value}"),
        };
        let edit = Edit { field: self.fields[0].clone(), value };
        self.fix_all(title, vec![edit])
    }
    /// The one right answer where it takes several fields, as one edit.
    pub fn fix_all(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title: title.into(), edits });
        self
    }
}
