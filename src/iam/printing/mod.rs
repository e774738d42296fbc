//! A template as the tool prints it. The tool makes JSON of it, evaluates the CloudFormation functions that it finds
//! there, reads that JSON as YAML, and prints what it has read; each of the three leaves its marks on odd texts.

mod emitter;
mod functions;
mod order;
mod reread;
mod tree;

use super::{Refusal, Template};

/// Ends with a line break.
pub fn yaml(template: &Template) -> Result<String, Refusal> {
    let evaluated = functions::evaluate(&tree::template(template))?;
    Ok(emitter::document(&reread::value(&evaluated)?))
}
