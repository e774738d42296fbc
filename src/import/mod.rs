//! What a person brings along: a config file, a bundle, or a list of accounts. What it is shows in its first bytes and its
//! form, never in its name, so that a file, a drop and a paste go the same way.

mod accounts;
mod merge;
mod unzip;

pub use accounts::Listed;
pub use merge::{Merged, Passed, merge};

use crate::model::Inputs;
use crate::share::config::{self, ConfigError};
use crate::validate::credential_like;

/// What was brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Brought {
    /// Inputs that stand in place of those that are there.
    Config(Box<Inputs>),
    /// Accounts that join those that are there.
    Accounts(Vec<Listed>),
}

/// The config file within a bundle.
const CONFIG: &str = "capa-runbook.yaml";
/// What a config file begins its lines with; a list of accounts has none of them.
const KEYS: [&str; 8] =
    ["format:", "edition:", "release:", "manager:", "managed:", "iam:", "controllers:", "bootstrap:"];

/// Reads what was brought. What looks like a credential in a list refuses the list; in a config it is for
/// [`crate::validate::without_credentials`].
///
/// # Errors
/// Why nothing of it is taken, with line and column where there are any.
pub fn read(bytes: &[u8]) -> Result<Brought, ConfigError> {
    let member;
    let bytes = if bytes.starts_with(unzip::MAGIC) {
        member = unzip::member(bytes, CONFIG)?;
        &member
    } else {
        bytes
    };
    // A spreadsheet's CSV begins with a byte order mark.
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .map_err(|_| refusal("It is not text in UTF-8", WANTED))?;
    let is_json = text.trim_start().starts_with(['{', '[']);
    if is_config(text) || (is_json && is_json_config(text)) {
        return config::read(text).map(|inputs| Brought::Config(inputs.into()));
    }
    if let Some(kind) = credential_like(text) {
        return Err(refusal(
            format!("It holds what looks like {kind}"),
            "Nothing of it was kept; if it is a real one, revoke it",
        ));
    }
    match is_json {
        true => accounts::of_json(text),
        false => accounts::of_lines(text),
    }
    .map(Brought::Accounts)
}

/// What can be brought.
const WANTED: &str = "Choose a capa-runbook.yaml, a bundle, the JSON of `aws organizations list-accounts`, or a list with an account id on each line";

fn refusal(message: impl Into<String>, help: impl Into<String>) -> ConfigError {
    ConfigError { message: message.into(), help: help.into(), line: None, column: None }
}

fn is_config(text: &str) -> bool {
    text.lines().any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}

/// JSON is YAML, so a config may be JSON as well.
fn is_json_config(text: &str) -> bool {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(text) else { return false };
    KEYS.iter().any(|key| map.contains_key(key.trim_end_matches(':')))
}
