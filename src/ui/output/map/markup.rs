//! The parts that the markup of both views is made of. Every text that comes in goes out escaped.

use crate::model::field::describe;
use crate::model::{FieldPath, Inputs};
pub use crate::render::trust_map::escape;

/// Attributes of what leads somewhere: a field's path, a file's path, a step's index.
pub const FIELD: &str = "data-field";
pub const FILE: &str = "data-file";
pub const STEP: &str = "data-step";

/// Fields that are named; the rest are counted.
const NAMED: usize = 6;

pub fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

pub fn file_link(path: &str) -> String {
    format!("<a href=\"#panel-files\" {FILE}=\"{0}\">{0}</a>", escape(path))
}

pub fn step_link(index: usize) -> String {
    format!("<a href=\"#panel-runbook\" {STEP}=\"{index}\">step {}</a>", index + 1)
}

pub fn field_link(path: &FieldPath, inputs: &Inputs) -> String {
    format!("<a href=\"#\" {FIELD}=\"{}\">{}</a>", escape(&path.0), escape(&describe(path, inputs)))
}

/// What is wrong; `words` are markup.
pub fn notice(words: &str) -> String {
    format!(
        "<p class=\"notice\" data-severity=\"error\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-error\"/></svg>\
         <span>{words}</span></p>"
    )
}

/// Says what is held back and by which fields.
pub fn held_back(needs: &str, fields: &[FieldPath], inputs: &Inputs) -> String {
    let links: Vec<String> = fields.iter().take(NAMED).map(|path| field_link(path, inputs)).collect();
    let more = match fields.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    notice(&format!("<strong>Held back.</strong> {needs} {}{more}.", links.join(", ")))
}
