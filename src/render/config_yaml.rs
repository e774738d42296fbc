//! capa-runbook.yaml: the inputs, to go on from. The one file that is never held back.

use super::{Format, Text, header};
use crate::share::config;

pub const FORMAT: Format = Format {
    id: "config",
    media_type: "application/yaml",
    executable: false,
    paths: |_| vec!["capa-runbook.yaml".into()],
    text: Text::Of(|outline, _| Ok(format!("{}{}", header::comment(outline), config::write(&outline.inputs)))),
};
