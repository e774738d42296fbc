//! What a lint is and what it finds.

use super::Subject;
use crate::diagnostic::{Fix, Severity};
use crate::model::{FieldPath, Inputs};

/// One check with its examples.
pub struct Lint {
    /// Kebab-case, for what it catches: `duplicate-account`.
    pub id: &'static str,
    pub severity: Severity,
    /// Titles or addresses, as a reader would look them up.
    pub sources: &'static [&'static str],
    pub check: fn(&Subject) -> Vec<Finding>,
    /// Inputs that it catches.
    pub bad: fn() -> Inputs,
    /// The same, put right.
    pub good: fn() -> Inputs,
    /// Whether nothing more is said of a field that it catches.
    pub settles: bool,
    /// Whether its bad example can't help to be caught by others too.
    pub brings_others: bool,
}

impl Lint {
    /// An error that leaves the other lints to say their part.
    pub const ERROR: Self = Self {
        id: "",
        severity: Severity::Error,
        sources: &[],
        check: |_| vec![],
        bad: Inputs::default,
        good: Inputs::default,
        settles: false,
        brings_others: false,
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
    pub fn fix(mut self, value: Option<impl Into<String>>) -> Self {
        self.fix = value.map(|value| {
            let value = value.into();
            let title = match value.is_empty() {
                true => "Clear the field".to_string(),
                false => format!("Use {value}"),
            };
            Fix { title, field: self.fields[0].clone(), value }
        });
        self
    }
}
