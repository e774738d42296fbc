//! What is wrong with the inputs, as records until the last moment: the form, the summary, the command line and the
//! tests each show them their own way.

use serde::Serialize;

use crate::model::{FieldPath, Inputs, field};

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

/// The one right answer, as edits that are made together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// `Use us-east-1`
    pub title: String,
    /// At least one, each of another field.
    pub edits: Vec<Edit>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub field: FieldPath,
    /// The text to put there.
    pub value: String,
}

impl Fix {
    /// Makes all of its edits, or none when one of the fields is not there.
    pub fn apply(&self, inputs: &mut Inputs) -> bool {
        let mut fixed = inputs.clone();
        let done = self.edits.iter().all(|edit| field::set(&mut fixed, &edit.field, &edit.value));
        if done {
            *inputs = fixed;
        }
        done
    }
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
    /// What one lint found, by its id.
    pub fn count_of(&self, lint: &str) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.lint == lint).count()
    }
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
    /// The report as `check --format json` prints it: one object, fields as paths of the config file.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct ReportJson<'a> {
            format: u8,
            errors: usize,
            warnings: usize,
            diagnostics: Vec<DiagnosticJson<'a>>,
        }
        #[derive(Serialize)]
        struct DiagnosticJson<'a> {
            lint: &'a str,
            severity: &'a str,
            fields: Vec<&'a str>,
            message: &'a str,
            help: &'a str,
            sources: &'a [String],
            fix: Option<FixJson<'a>>,
        }
        #[derive(Serialize)]
        struct FixJson<'a> {
            title: &'a str,
            /// Those of the first edit.
            field: &'a str,
            value: &'a str,
            edits: Vec<EditJson<'a>>,
        }
        #[derive(Serialize)]
        struct EditJson<'a> {
            field: &'a str,
            value: &'a str,
        }
        let diagnostics = self.diagnostics.iter().map(|diagnostic| DiagnosticJson {
            lint: diagnostic.lint,
            severity: diagnostic.severity.id(),
            fields: diagnostic.fields.iter().map(|field| field.0.as_str()).collect(),
            message: &diagnostic.message,
            help: &diagnostic.help,
            sources: &diagnostic.sources,
            fix: diagnostic.fix.as_ref().map(|fix| FixJson {
                title: &fix.title,
                field: &fix.edits[0].field.0,
                value: &fix.edits[0].value,
                edits: fix.edits.iter().map(|edit| EditJson { field: &edit.field.0, value: &edit.value }).collect(),
            }),
        });
        let report = ReportJson {
            format: 1,
            errors: self.count(Severity::Error),
            warnings: self.count(Severity::Warning),
            diagnostics: diagnostics.collect(),
        };
        serde_json::to_string_pretty(&report).expect("texts and numbers are always JSON")
    }
    /// The report for a terminal, a paragraph each and the count at the end; `file` is the config file's name.
    pub fn to_text(&self, file: &str) -> String {
        let mut out = String::new();
        for diagnostic in &self.diagnostics {
            let Diagnostic { lint, severity, fields, message, help, fix, sources } = diagnostic;
            out += &format!("{}[{lint}]: {message}\n", severity.id());
            out += &format!("  at:   {file}, {}\n", list(fields));
            out += &format!("  help: {help}\n");
            if let Some(fix) = fix {
                out += &format!("  fix:  {}\n", fix.title);
            }
            out += &format!("  see:  {}\n\n", sources.join(", "));
        }
        let counted = |severity| match self.count(severity) {
            1 => format!("1 {}", severity.id()),
            count => format!("{count} {}s", severity.id()),
        };
        out += &format!("{file}: {}, {}", counted(Severity::Error), counted(Severity::Warning));
        match self.count(Severity::Hint) {
            0 => out + "\n",
            _ => out + ", " + &counted(Severity::Hint) + "\n",
        }
    }
    /// Everything said of a field.
    pub fn at<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
        self.diagnostics.iter().filter(move |diagnostic| diagnostic.fields.iter().any(|path| path.0 == field))
    }
}

/// Fields for a line of a terminal: the first few, and how many more.
fn list(fields: &[FieldPath]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = fields.iter().take(SHOWN).map(|field| field.0.as_str()).collect();
    match fields.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(field: FieldPath, value: &str) -> Edit {
        Edit { field, value: value.into() }
    }

    fn report() -> Report {
        let duplicate = Diagnostic {
            lint: "duplicate-account",
            severity: Severity::Error,
            fields: vec![FieldPath::managed(1, "accountId"), FieldPath::managed(0, "accountId")],
            message: "Account 111111111111 is also that of payments".into(),
            help: "Type another \"id\"".into(),
            fix: None,
            sources: vec!["IAM".into()],
        };
        let region = Diagnostic {
            lint: "unknown-region",
            severity: Severity::Warning,
            fields: (0..7).map(|row| FieldPath::managed(row, "region")).collect(),
            message: "There is no region us-esat-1".into(),
            help: "Type us-east-1".into(),
            fix: Some(Fix {
                title: "Use us-east-1".into(),
                edits: [0, 1].map(|row| edit(FieldPath::managed(row, "region"), "us-east-1")).into(),
            }),
            sources: vec!["botocore".into(), "AWS".into()],
        };
        Report { diagnostics: vec![duplicate, region] }
    }

    #[test]
    fn json_has_the_shape_that_pipelines_read() {
        let json: serde_json::Value = serde_json::from_str(&report().to_json()).unwrap();
        assert_eq!((&json["format"], &json["errors"], &json["warnings"]), (&1.into(), &1.into(), &1.into()));
        let first = &json["diagnostics"][0];
        assert_eq!(first["fields"], serde_json::json!(["managed[1].accountId", "managed[0].accountId"]));
        assert_eq!(first["help"], "Type another \"id\"");
        assert!(first["fix"].is_null());
        assert_eq!(json["diagnostics"][1]["severity"], "warning");
        let fix = serde_json::json!({
            "title": "Use us-east-1",
            "field": "managed[0].region",
            "value": "us-east-1",
            "edits": [
                {"field": "managed[0].region", "value": "us-east-1"},
                {"field": "managed[1].region", "value": "us-east-1"},
            ],
        });
        assert_eq!(json["diagnostics"][1]["fix"], fix);
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let mut inputs = Inputs::default();
        let at_row = |row| edit(FieldPath::managed(row, "region"), "us-east-1");
        let of_manager = edit(FieldPath::new("manager.region"), "us-east-1");
        let fix = |edits| Fix { title: "Use us-east-1".into(), edits };
        assert!(!fix(vec![of_manager.clone(), at_row(1)]).apply(&mut inputs), "there is one row");
        assert_eq!(inputs, Inputs::default());
        assert!(fix(vec![of_manager, at_row(0)]).apply(&mut inputs));
        assert_eq!((inputs.manager.region.as_str(), inputs.managed[0].region.as_str()), ("us-east-1", "us-east-1"));
    }

    #[test]
    fn text_says_what_where_and_what_to_type() {
        let expected = "\
error[duplicate-account]: Account 111111111111 is also that of payments
  at:   capa.yaml, managed[1].accountId, managed[0].accountId
  help: Type another \"id\"
  see:  IAM

warning[unknown-region]: There is no region us-esat-1
  at:   capa.yaml, managed[0].region, managed[1].region, managed[2].region, managed[3].region, managed[4].region and 2 more
  help: Type us-east-1
  fix:  Use us-east-1
  see:  botocore, AWS

capa.yaml: 1 error, 1 warning
";
        assert_eq!(report().to_text("capa.yaml"), expected);
        assert_eq!(Report::default().to_text("capa.yaml"), "capa.yaml: 0 errors, 0 warnings\n");
    }
}
