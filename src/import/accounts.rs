//! Lists of accounts: what `aws organizations list-accounts` prints, CSV, or an id on each line.
//!
//! Keys of the JSON: <https://docs.aws.amazon.com/cli/latest/reference/organizations/list-accounts.html>, read 2026-11-25.

use serde_json::Value;

use super::{WANTED, refusal};
use crate::share::config::ConfigError;

/// An account as the list has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// As written; right or wrong shows at the field.
    pub id: String,
    /// As people call it; empty where the list does not say. Not yet a name that can be used.
    pub name: String,
    /// Empty where the list does not say.
    pub region: String,
    /// The name of an AWS profile; empty where the list does not say.
    pub profile: String,
    /// `SUSPENDED`, `PENDING_CLOSURE`; empty for an account that is in use.
    pub gone: String,
}

/// What a column may be headed with, in lower case and without what is no letter.
const ID: &[&str] = &["accountid", "awsaccountid", "id", "account", "accountnumber"];
const NAME: &[&str] = &["accountname", "name", "alias", "accountalias"];
const REGION: &[&str] = &["region", "awsregion"];
const PROFILE: &[&str] = &["awsprofile", "profile"];
const STATUS: &[&str] = &["state", "status", "accountstatus", "accountstate"];

const ACTIVE: &str = "ACTIVE";

/// `{"Accounts": [{"Id": …, "Name": …, "Status": …}]}`, or the list by itself, also of bare ids.
pub fn of_json(text: &str) -> Result<Vec<Listed>, ConfigError> {
    let value: Value = serde_json::from_str(text).map_err(|error| ConfigError {
        line: Some(error.line()),
        column: Some(error.column()),
        ..refusal("It begins like JSON and is none from here on", WANTED)
    })?;
    let list = match &value {
        Value::Array(list) => list,
        Value::Object(map) => match map.get("Accounts") {
            Some(Value::Array(list)) => list,
            _ => return Err(refusal("The JSON has no list of Accounts", WANTED)),
        },
        _ => return Err(refusal("The JSON is no list of accounts", WANTED)),
    };
    let listed: Option<Vec<Listed>> = list.iter().map(of_entry).collect();
    match listed {
        Some(listed) if !listed.is_empty() => Ok(listed),
        Some(_) => Err(refusal("The list of accounts is empty", WANTED)),
        None => Err(refusal("An account of the JSON has no Id in quotes", WANTED)),
    }
}

fn of_entry(entry: &Value) -> Option<Listed> {
    if let Value::String(id) = entry {
        return Some(Listed { id: id.clone(), ..Listed::default() });
    }
    let Value::Object(map) = entry else { return None };
    let text = |names: &[&str]| {
        let mut values = map.iter().filter(|(key, _)| names.contains(&plain(key).as_str()));
        values.find_map(|(_, value)| value.as_str()).unwrap_or_default().to_owned()
    };
    let listed = Listed {
        id: text(ID),
        name: text(NAME),
        region: text(REGION),
        profile: text(PROFILE),
        gone: gone(&text(STATUS)),
    };
    (!listed.id.is_empty()).then_some(listed)
}

/// CSV with or without a line of headings, separated by commas, semicolons or tabs; or an id on each line, with a name
/// behind it or without.
pub fn of_lines(text: &str) -> Result<Vec<Listed>, ConfigError> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    let first = *lines.first().ok_or_else(|| refusal("There is nothing in it", WANTED))?;
    let separator = [',', ';', '\t'].into_iter().find(|separator| first.contains(*separator));
    let records = match separator {
        Some(separator) => records(&lines.join("\n"), separator as u8),
        // A name may have spaces in it, an id has none.
        None => {
            lines.iter().map(|line| line.trim().splitn(2, char::is_whitespace).map(str::to_owned).collect()).collect()
        }
    };
    let headings = &records[0];
    let column = |names: &[&str]| {
        let mut named = names.iter().filter_map(|name| headings.iter().position(|heading| plain(heading) == **name));
        named.next()
    };
    if let Some(id) = column(ID) {
        let (name, region, profile, status) = (column(NAME), column(REGION), column(PROFILE), column(STATUS));
        let cell = |record: &[String], at: Option<usize>| {
            at.and_then(|at| record.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        let rows = records[1..].iter().map(|record| Listed {
            id: cell(record, Some(id)),
            name: cell(record, name),
            region: cell(record, region),
            profile: cell(record, profile),
            gone: gone(&cell(record, status)),
        });
        let rows: Vec<Listed> = rows.filter(|row| !row.id.is_empty()).collect();
        return match rows.is_empty() {
            true => Err(refusal("There is no account under its headings", WANTED)),
            false => Ok(rows),
        };
    }
    records
        .iter()
        .map(|record| {
            let cells = || record.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            let id = cells().find(|cell| is_id(cell)).ok_or_else(|| {
                let line =
                    text.lines().position(|line| record.first().is_some_and(|cell| line.contains(cell.as_str())));
                ConfigError {
                    line: line.map(|line| line + 1),
                    ..refusal("There is no account id of 12 digits", WANTED)
                }
            })?;
            let others = || cells().filter(|cell| !is_id(cell));
            let region = others().find(|cell| is_region(cell)).unwrap_or_default();
            let name = others().find(|cell| !is_region(cell)).unwrap_or_default();
            Ok(Listed { id: id.to_owned(), name: name.to_owned(), region: region.to_owned(), ..Listed::default() })
        })
        .collect()
}

/// The records of CSV (RFC 4180, and other separators than the comma).
fn records(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).build();
    let mut input = text.as_bytes();
    // A field is never longer than all of the text, and there are never more of them than bytes.
    let (mut output, mut ends) = (vec![0; text.len()], vec![0; text.len() + 1]);
    let (mut written, mut fields) = (0, 0);
    let mut records = Vec::new();
    loop {
        let (result, read, bytes, count) = reader.read_record(input, &mut output[written..], &mut ends[fields..]);
        input = &input[read..];
        written += bytes;
        fields += count;
        match result {
            csv_core::ReadRecordResult::End => return records,
            csv_core::ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..fields].iter().copied());
                let cells = starts.zip(&ends[..fields]).map(|(start, &end)| &output[start..end]);
                records.push(cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect());
                (written, fields) = (0, 0);
            }
            // All is read: an empty input tells the reader so.
            _ => {}
        }
    }
}

/// 12 digits, also in groups of four: `1234-5678-9012`.
fn is_id(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits == 12 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// `eu-west-1`, `us-gov-east-1`.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let word = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    matches!(parts.as_slice(), [words @ .., number] if words.len() >= 2
        && words.iter().all(word) && words[0].len() == 2 && number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

fn plain(heading: &str) -> String {
    heading.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
}

fn gone(status: &str) -> String {
    if status.eq_ignore_ascii_case(ACTIVE) { String::new() } else { status.to_owned() }
}
