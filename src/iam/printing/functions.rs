//! CloudFormation functions in what a person wrote: goformation v4.19.5 evaluates them, `intrinsics/*.go`, against a
//! template that has no parameters, mappings or conditions. What it can't resolve becomes null.

use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::prelude::{BASE64_STANDARD, Engine};

use crate::iam::Refusal;
use crate::iam::value::Value;

/// Go's reader of base64 looks at no bit that encodes nothing.
const LENIENT: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

const FUNCTIONS: [&str; 17] = [
    "Fn::And",
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::Equals",
    "Fn::FindInMap",
    "Fn::GetAZs",
    "Fn::GetAtt",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Not",
    "Fn::Or",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::Transform",
    "Ref",
];

/// A map with a function's name among its keys is the function's result. Of several names the tool takes any; here it is
/// the first.
pub fn evaluate(value: &Value) -> Result<Value, Refusal> {
    match value {
        Value::Map(entries) => {
            if let Some((name, argument)) = entries.iter().find(|(key, _)| FUNCTIONS.contains(&key.as_str())) {
                return call(name, evaluate(argument)?);
            }
            let entries = entries.iter().map(|(key, value)| Ok((key.clone(), evaluate(value)?)));
            entries.collect::<Result<_, _>>().map(Value::Map)
        }
        Value::List(items) => items.iter().map(evaluate).collect::<Result<_, _>>().map(Value::List),
        Value::Text(text) => match hidden(text) {
            Some((name, argument)) => Ok(Value::Map(vec![(name, evaluate(&argument)?)])),
            None => Ok(value.clone()),
        },
        other => Ok(other.clone()),
    }
}

/// A reference to a resource of the template, which [`evaluate`] leaves as it is.
pub fn reference_to(logical_id: &str) -> Value {
    Value::Text(BASE64_STANDARD.encode(format!("{{\"Ref\":\"{logical_id}\"}}")))
}

/// The function that a text is as base64 of JSON: that is how goformation hides its own references from being called.
fn hidden(text: &str) -> Option<(String, Value)> {
    // Go's reader of base64 passes over line breaks.
    let decoded = LENIENT.decode(text.replace(['\r', '\n'], "")).ok()?;
    let json: serde_json::Value = serde_json::from_slice(&decoded).ok()?;
    let [(name, argument)] = json.as_object()?.iter().collect::<Vec<_>>()[..] else { return None };
    FUNCTIONS.contains(&name.as_str()).then(|| (name.clone(), from_json(argument)))
}

fn from_json(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(bool) => Value::Bool(*bool),
        serde_json::Value::Number(number) => number.as_f64().map_or(Value::Null, Value::Number),
        serde_json::Value::String(text) => Value::text(text),
        serde_json::Value::Array(items) => Value::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (key.clone(), from_json(value))).collect())
        }
    }
}

fn call(name: &str, argument: Value) -> Result<Value, Refusal> {
    let ends = || Refusal::new(format!("{name} has too few arguments, at which clusterawsadm ends without an answer"));
    let list = match &argument {
        Value::List(items) => Some(items.as_slice()),
        _ => None,
    };
    Ok(match (name, list) {
        ("Ref", _) => as_text(&argument).map_or(Value::Null, reference),
        ("Fn::Base64", _) => as_text(&argument).map_or(Value::Null, |text| Value::Text(BASE64_STANDARD.encode(text))),
        ("Fn::GetAZs", _) => as_text(&argument).map_or(Value::Null, zones),
        ("Fn::And", Some(items)) => all(items, true),
        ("Fn::Or", Some(items)) => all(items, false),
        ("Fn::Not", Some([Value::Bool(bool)])) => Value::Bool(!bool),
        ("Fn::Equals", Some([one, other])) => Value::Bool(one.settled() == other.settled()),
        ("Fn::If", Some([Value::Bool(condition), yes, no])) => if *condition { yes } else { no }.clone(),
        ("Fn::FindInMap", Some([])) => return Err(ends()),
        ("Fn::FindInMap", Some([Value::Text(_)])) => return Err(ends()),
        ("Fn::FindInMap", Some([Value::Text(_), Value::Text(_)])) => return Err(ends()),
        ("Fn::Join", Some(items)) => join(items),
        ("Fn::Select", Some(items)) => select(items).ok_or_else(ends)?,
        ("Fn::Split", Some([])) => return Err(ends()),
        ("Fn::Split", Some([Value::Text(_)])) => return Err(ends()),
        ("Fn::Split", Some([Value::Text(delimiter), Value::Text(text), ..])) => Value::Texts(split(text, delimiter)),
        ("Fn::Split", _) => Value::Texts(Vec::new()),
        ("Fn::Sub", Some([])) => return Err(ends()),
        ("Fn::Sub", Some([Value::Text(_)])) => return Err(ends()),
        ("Fn::Sub", Some([Value::Text(text), Value::Map(replacements), ..])) => {
            let filled = replacements.iter().fold(text.clone(), |text, (key, value)| match as_text(value) {
                Some(value) => text.replace(&format!("${{{key}}}"), value),
                None => text,
            });
            Value::Text(filled)
        }
        ("Fn::Sub", None) => as_text(&argument).map_or(Value::Null, |text| Value::Text(substitute(text))),
        _ => Value::Null,
    })
}

fn as_text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The pseudo parameters have the values of an example.
fn reference(name: &str) -> Value {
    match name {
        "AWS::AccountId" => Value::text("123456789012"),
        "AWS::NotificationARNs" => Value::Texts(vec!["arn:aws:sns:us-east-1:123456789012:MyTopic".into()]),
        "AWS::Region" => Value::text("us-east-1"),
        "AWS::StackId" => Value::text(
            "arn:aws:cloudformation:us-east-1:123456789012:stack/MyStack/1c2fa620-982a-11e3-aff7-50e2416294e0",
        ),
        "AWS::StackName" => Value::text("goformation-stack"),
        _ => Value::Null,
    }
}

fn zones(region: &str) -> Value {
    let (region, letters) = match region {
        "" | "us-east-1" => ("us-east-1", "abcd"),
        "us-west-1" => (region, "ab"),
        _ => (region, "abc"),
    };
    Value::List(letters.chars().map(|letter| Value::Text(format!("{region}{letter}"))).collect())
}

/// `Fn::And` with true, `Fn::Or` with false: the first condition that is not `expected` decides.
fn all(conditions: &[Value], expected: bool) -> Value {
    if !(2..=10).contains(&conditions.len()) {
        return Value::Null;
    }
    match conditions.iter().find(|condition| **condition != Value::Bool(expected)) {
        None => Value::Bool(expected),
        Some(Value::Bool(other)) => Value::Bool(*other),
        Some(_) => Value::Null,
    }
}

fn join(items: &[Value]) -> Value {
    let (delimiter, parts) = match items {
        [] => return Value::Null,
        [only] => return only.clone(),
        [Value::Text(delimiter), Value::List(_), ..] => (delimiter.as_str(), &items[1..]),
        _ => ("", items),
    };
    let mut texts = Vec::new();
    for part in parts {
        match part {
            Value::Text(text) => texts.push(text.as_str()),
            Value::List(items) => texts.extend(items.iter().filter_map(as_text)),
            _ => {}
        }
    }
    Value::Text(texts.join(delimiter))
}

/// None where the tool ends without an answer.
fn select(items: &[Value]) -> Option<Value> {
    let index = match items.first()? {
        // Beyond an integer, Go gives the smallest.
        Value::Number(number) if number.abs() < 9e18 => *number as i64,
        Value::Number(_) => return None,
        Value::Text(text) => match text.parse() {
            Ok(index) => index,
            Err(_) => return Some(Value::Null),
        },
        _ => return Some(Value::Null),
    };
    let Value::List(objects) = items.get(1)? else { return Some(Value::Null) };
    let index = usize::try_from(index).ok()?;
    Some(objects.get(index).cloned().unwrap_or(Value::Null))
}

fn split(text: &str, delimiter: &str) -> Vec<String> {
    if delimiter.is_empty() {
        return text.chars().map(String::from).collect();
    }
    text.split(delimiter).map(String::from).collect()
}

/// Each `${name}` is replaced by what `Ref` gives for it; by nothing, where that is null or the name has a dot.
fn substitute(text: &str) -> String {
    let mut out = text.to_owned();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        rest = &rest[start + 2..];
        let Some(end) = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ':'))) else { break };
        let (name, after) = rest.split_at(end);
        if !after.starts_with('}') || name.is_empty() {
            continue;
        }
        let replacement = match reference(name) {
            _ if name.contains('.') => Some(String::new()),
            Value::Null => Some(String::new()),
            Value::Text(text) => Some(text),
            _ => None,
        };
        if let Some(replacement) = replacement {
            out = out.replace(&format!("${{{name}}}"), &replacement);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From JSON, evaluated, back.
    fn evaluated(json: &str) -> Value {
        evaluate(&from_json(&serde_json::from_str(json).expect("JSON"))).expect("an answer")
    }

    #[test]
    fn functions_become_what_goformation_makes_of_them() {
        for (json, expected) in [
            (r#"{"Ref": "AWS::AccountId"}"#, Value::text("123456789012")),
            (r#"{"Ref": "Something"}"#, Value::Null),
            (r#"{"Fn::Join": ["-", ["a", "b", {"Ref": "AWS::Region"}]]}"#, Value::text("a-b-us-east-1")),
            (r#"{"Fn::Join": ["a", "b"]}"#, Value::text("ab")),
            (r#"{"Fn::Sub": "${AWS::Region}/${Other}/${a.b}/${!x}"}"#, Value::text("us-east-1///${!x}")),
            (r#"{"Fn::Sub": ["${a}", {"a": "b"}]}"#, Value::text("b")),
            (r#"{"Fn::Select": [1, ["a", "b"]]}"#, Value::text("b")),
            (r#"{"Fn::Select": [0, {"Fn::Split": [",", "a,b"]}]}"#, Value::Null),
            (r#"{"Fn::Equals": ["a", "a"]}"#, Value::Bool(true)),
            (r#"{"Fn::And": [true, {"Fn::Not": [true]}]}"#, Value::Bool(false)),
            (r#"{"Fn::If": [false, "a", "b"]}"#, Value::text("b")),
            (r#"{"Fn::GetAtt": ["a", "b"]}"#, Value::Null),
            (r#"{"other": {"Fn::Base64": "a"}}"#, Value::Map(vec![("other".into(), Value::text("YQ=="))])),
        ] {
            assert_eq!(evaluated(json), expected, "{json}");
        }
    }

    #[test]
    fn a_call_at_which_the_tool_ends_is_refused() {
        for json in [r#"{"Fn::Select": []}"#, r#"{"Fn::Split": [","]}"#, r#"{"Fn::Select": [-1, ["a"]]}"#] {
            assert!(evaluate(&from_json(&serde_json::from_str(json).expect("JSON"))).is_err(), "{json}");
        }
    }

    #[test]
    fn a_hidden_function_is_printed() {
        let printed = Ok(Value::Map(vec![("Ref".into(), Value::text("AWSIAMRoleNodes"))]));
        assert_eq!(evaluate(&reference_to("AWSIAMRoleNodes")), printed);
        assert_eq!(evaluate(&Value::text("eyAiUmVmIjogIkFXU0lBTVJvbGVOb2RlcyIgfQ==")), printed);
        assert_eq!(evaluate(&Value::text("YQ==")), Ok(Value::text("YQ==")));
    }
}
