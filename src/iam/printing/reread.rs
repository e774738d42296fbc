//! The tool's JSON, read as YAML: what survives that, and what of it is changed or refused.

use super::order;
use crate::iam::Refusal;
use crate::iam::scalar::{self, Dialect, Scalar};
use crate::iam::value::Value;

/// Characters of a key, quotes included, within which YAML looks for the colon.
const KEY_MAX: usize = 1024;

/// With the keys in the order in which they are printed.
pub fn value(value: &Value) -> Result<Value, Refusal> {
    Ok(match value {
        Value::Text(text) => Value::Text(self::text(text)?),
        Value::List(items) => Value::List(items.iter().map(self::value).collect::<Result<_, _>>()?),
        Value::Texts(texts) => {
            Value::List(texts.iter().map(|text| self::text(text).map(Value::Text)).collect::<Result<_, _>>()?)
        }
        Value::Map(entries) => {
            let mut entries = entries
                .iter()
                .map(|(key, value)| Ok((self::key(key)?, self::value(value)?)))
                .collect::<Result<Vec<_>, _>>()?;
            order::sort(&mut entries);
            Value::Map(entries)
        }
        other => other.clone(),
    })
}

fn key(text: &str) -> Result<String, Refusal> {
    if text.contains(NEXT_LINE) {
        return Err(Refusal::new("A key has a line break, U+0085, which clusterawsadm cannot print"));
    }
    // A text has nothing that JSON could refuse.
    let length = serde_json::to_string(text).map_or(0, |json| json.chars().count());
    if length > KEY_MAX {
        return Err(Refusal::new("A key is too long: clusterawsadm prints none of more than 1024 characters"));
    }
    self::text(text)
}

/// JSON escapes the control characters that ASCII begins with; YAML refuses the others.
fn text(text: &str) -> Result<String, Refusal> {
    let refused =
        |character: char| matches!(character, '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}');
    if let Some(character) = text.chars().find(|character| refused(*character)) {
        let code = u32::from(character);
        return Err(Refusal::new(format!("A text has the character U+{code:04X}, which clusterawsadm cannot print")));
    }
    Ok(if text.contains(NEXT_LINE) { folded(text) } else { text.to_owned() })
}

/// A line break in a quoted YAML text that JSON leaves as it is.
const NEXT_LINE: char = '\u{85}';

/// One line break is a space, several are one fewer, and the blanks around them are dropped.
fn folded(text: &str) -> String {
    let mut out = String::new();
    let mut breaks = 0;
    let mut blanks = String::new();
    for character in text.chars() {
        match character {
            NEXT_LINE => {
                breaks += 1;
                blanks.clear();
            }
            // JSON escapes a tab, so it is no blank here.
            ' ' if breaks > 0 => {}
            ' ' => blanks.push(' '),
            other => {
                match breaks {
                    0 => out.push_str(&blanks),
                    1 => out.push(' '),
                    more => out.extend(std::iter::repeat_n('\n', more - 1)),
                }
                breaks = 0;
                blanks.clear();
                out.push(other);
            }
        }
    }
    match breaks {
        0 => out.push_str(&blanks),
        1 => out.push(' '),
        more => out.extend(std::iter::repeat_n('\n', more - 1)),
    }
    out
}

/// A number as it is printed: whole as far as 64 bits go, else with the digits of 32 bits.
pub fn number(number: f64) -> String {
    match scalar::resolve(&json_number(number), Dialect::Printer) {
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Float(float) => scalar::float_text(float),
        // A JSON number is nothing else.
        _ => unreachable!("{number} is not read back as a number"),
    }
}

/// Go's JSON: digits in full between 1e-6 and 1e21.
fn json_number(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    if text.contains("e-") { text } else { text.replace('e', "e+") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_what_the_tool_loses() {
        for (typed, expected) in [
            (12_345_678_901_234_567_890.0, "12345678901234567000"),
            (5349.0, "5349"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (1_234_567.5, "1.2345675e+06"),
            (2e19, "2e+19"),
            (1e21, "1e+21"),
            (1e-7, "1e-07"),
            (0.000_001, "1e-06"),
        ] {
            assert_eq!(number(typed), expected);
        }
    }

    #[test]
    fn next_line_is_a_line_break_and_del_is_refused() {
        assert_eq!(text("a \u{85} b").as_deref(), Ok("a b"));
        assert_eq!(text("a\u{85}\u{85}b\u{85}").as_deref(), Ok("a\nb "));
        assert!(text("a\u{7F}").is_err());
        assert_eq!(text("a\u{1}").as_deref(), Ok("a\u{1}"));
    }

    #[test]
    fn a_key_that_is_too_long_or_broken_is_refused() {
        assert!(key(&"k".repeat(1022)).is_ok());
        assert!(key(&"k".repeat(1023)).is_err());
        assert!(key("a\u{85}b").is_err());
    }
}
