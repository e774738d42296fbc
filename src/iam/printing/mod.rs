//! A template as the tool prints it. The tool makes JSON of it, evaluates the CloudFormation functions that it finds
//! there, reads that JSON as YAML, and prints what it has read; each of the three leaves its marks on odd texts.

mod emitter;
mod functions;
mod order;
mod reread;
mod tree;

use super::statement::{PolicyDocument, Statement};
use super::value::Value;
use super::{Generator, Refusal, Template};

/// Ends with a line break.
pub fn yaml(template: &Template) -> Result<String, Refusal> {
    printed(&tree::template(template))
}

/// A statement as it stands in the template, a list of one.
pub fn statement(statement: &Statement) -> Result<String, Refusal> {
    let key = "Statement";
    let text = printed(&Value::Map(vec![(key.into(), Value::List(vec![tree::statement(statement)]))]))?;
    Ok(text.trim_start_matches(key).trim_start_matches(":\n").to_owned())
}

/// A policy as AWS gets it.
pub fn document(document: &PolicyDocument, generator: Generator) -> Value {
    tree::document(document, generator)
}

fn printed(value: &Value) -> Result<String, Refusal> {
    Ok(emitter::document(&reread::value(&functions::evaluate(value)?)?))
}
