//! A file as the tool reads it: `cmd/clusterawsadm/configreader` and Kubernetes' own decoder behind it. What that passes
//! over without a word is told here; what it refuses is refused.

mod characters;
mod decode;
mod fields;
mod json;
mod yaml;

use super::configuration::{BOOTSTRAPPER, Configuration};
use super::value::Value;
use super::{Generator, Refusal};
use decode::{Decode, Decoder};

const GROUP: &str = "bootstrap.aws.infrastructure.cluster.x-k8s.io";
const KIND: &str = "AWSIAMConfiguration";

/// What a file says, and what of it does nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub configuration: Configuration,
    /// Keys that the tool does not know and drops, by their path.
    pub unknown: Vec<String>,
    /// Keys that it reads and then makes nothing of, by their path.
    pub without_effect: Vec<String>,
}

/// The versions of the object; each has keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    V1Alpha1,
    V1Beta1,
}

/// On what the known keys depend.
#[derive(Clone, Copy, Debug)]
struct Schema {
    version: Version,
    generator: Generator,
}

/// Reads the bytes of a file.
///
/// # Errors
/// With the reason for which the tool of this generator refuses it.
pub fn read(file: &[u8], generator: Generator) -> Result<Reading, Refusal> {
    if file.is_empty() {
        return Err(Refusal::new("The file is empty"));
    }
    let text = characters::text(file)?;
    let document = if text.trim_start().starts_with('{') {
        // Even JSON has to be YAML, for its kind is read as that. To YAML 1.1, these two are line breaks.
        yaml::parse(&text.replace(['\u{2028}', '\u{2029}'], "\n"))?;
        json::parse(&text)?
    } else {
        yaml::parse(&text)?
    };
    let schema = Schema { version: version(&document)?, generator };

    let mut decoder = Decoder::new(schema);
    let mut object = fields::Document::default();
    object.decode(&document, &mut decoder);
    let (unknown, without_effect) = decoder.finish()?;

    let mut configuration = object.spec;
    let user = &mut configuration.bootstrap_user;
    // The group had no name of its own before.
    if user.group_name.is_empty() && schema.version == Version::V1Beta1 && generator >= Generator::V2_1_0 {
        user.group_name = BOOTSTRAPPER.into();
    }
    Ok(Reading { configuration, unknown, without_effect })
}

fn version(document: &Value) -> Result<Version, Refusal> {
    let (api_version, kind) = (of_the_kind(document, "apiVersion")?, of_the_kind(document, "kind")?);
    if api_version.is_empty() || kind.is_empty() {
        return Err(Refusal::new("The file does not say its apiVersion and its kind"));
    }
    let known = api_version.strip_prefix(GROUP).and_then(|rest| match rest {
        "/v1alpha1" => Some(Version::V1Alpha1),
        "/v1beta1" => Some(Version::V1Beta1),
        _ => None,
    });
    match known {
        Some(version) if kind == KIND => Ok(version),
        _ => Err(Refusal::new(format!("clusterawsadm knows no kind {kind} of {api_version}"))),
    }
}

/// Here, and only here, the case of a key's letters is free; the last one counts.
fn of_the_kind<'a>(document: &'a Value, wanted: &str) -> Result<&'a str, Refusal> {
    let entries = match document {
        Value::Map(entries) => entries.as_slice(),
        Value::Null => &[],
        other => return Err(Refusal::new(format!("The file is {}, not a map", other.what()))),
    };
    let mut text = "";
    for (key, value) in entries.iter().filter(|(key, _)| key.eq_ignore_ascii_case(wanted)) {
        match value {
            Value::Text(found) => text = found,
            Value::Null => {}
            other => return Err(Refusal::new(format!("{key} is {}, not a text", other.what()))),
        }
    }
    Ok(text)
}
