//! The report as text for people and as JSON for pipelines.

use capa_runbook::diagnostic::{Diagnostic, Report, Severity};
use serde::Serialize;

#[derive(Clone, Copy, Debug)]
pub enum Format {
    Text,
    Json,
}

impl Format {
    pub fn print(self, report: &Report) -> String {
        match self {
            Self::Text => text(report),
            Self::Json => json(report),
        }
    }
}

/// One paragraph a diagnostic, then the counts.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let fields: Vec<String> = diagnostic.fields.iter().map(ToString::to_string).collect();
        out.push_str(&format!("{}[{}]: {}\n", diagnostic.severity.id(), diagnostic.lint, diagnostic.message));
        out.push_str(&format!("  at: {}\n", fields.join(", ")));
        out.push_str(&format!("  help: {}\n", diagnostic.help));
        if let Some(fix) = &diagnostic.fix {
            out.push_str(&format!("  fix: {} ({}: {:?})\n", fix.title, fix.field, fix.value));
        }
        for source in &diagnostic.sources {
            out.push_str(&format!("  source: {source}\n"));
        }
        out.push('\n');
    }
    let count = |severity, noun: &str| match report.count(severity) {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    };
    out.push_str(&format!("{}, {}\n", count(Severity::Error, "error"), count(Severity::Warning, "warning")));
    out
}

/// One object; `format` is raised when a reader of the old one would misread the new.
fn json(report: &Report) -> String {
    #[derive(Serialize)]
    struct Printed<'a> {
        format: u8,
        errors: usize,
        warnings: usize,
        diagnostics: Vec<PrintedDiagnostic<'a>>,
    }
    #[derive(Serialize)]
    struct PrintedDiagnostic<'a> {
        lint: &'a str,
        severity: &'a str,
        fields: Vec<&'a str>,
        message: &'a str,
        help: &'a str,
        sources: &'a [String],
        fix: Option<PrintedFix<'a>>,
    }
    #[derive(Serialize)]
    struct PrintedFix<'a> {
        title: &'a str,
        field: &'a str,
        value: &'a str,
    }
    fn printed(diagnostic: &Diagnostic) -> PrintedDiagnostic<'_> {
        PrintedDiagnostic {
            lint: diagnostic.lint,
            severity: diagnostic.severity.id(),
            fields: diagnostic.fields.iter().map(|path| path.0.as_str()).collect(),
            message: &diagnostic.message,
            help: &diagnostic.help,
            sources: &diagnostic.sources,
            fix: diagnostic.fix.as_ref().map(|fix| PrintedFix {
                title: &fix.title,
                field: &fix.field.0,
                value: &fix.value,
            }),
        }
    }
    let printed = Printed {
        format: 1,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        diagnostics: report.diagnostics.iter().map(printed).collect(),
    };
    let mut out = serde_json::to_string_pretty(&printed).expect("strings and numbers under string keys are JSON");
    out.push('\n');
    out
}
