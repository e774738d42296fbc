//! Values as YAML in the style of github.com/sanathkr/go-yaml, which is libyaml's of 2017: `emitterc.go` and `encode.go`.
//! Block style, `- ` not indented below a key, lines folded at the first space after column 80.

use super::reread;
use crate::iam::scalar::{self, Dialect, Scalar};
use crate::iam::value::Value;

const INDENT: usize = 2;
/// A space beyond this column becomes a line break.
const WIDTH: usize = 80;
/// Bytes of a key that stands on the line of its value.
const SIMPLE_KEY_MAX: usize = 128;

/// One document; ends with a line break.
pub fn document(value: &Value) -> String {
    let mut emitter = Emitter { out: String::new(), column: 0, after_blank: true, only_indented: true };
    emitter.node(value, 0, Place::Root);
    emitter.start_line(0);
    emitter.out
}

/// What a node stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Item,
    /// After `key:`
    Value,
    /// After `:` on a line of its own, the key being too long for one.
    LongValue,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
}

struct Emitter {
    out: String,
    /// Characters on the line so far.
    column: usize,
    /// The last that was written was blank.
    after_blank: bool,
    /// On the line is nothing but blanks and the marks of items.
    only_indented: bool,
}

impl Emitter {
    /// `indent` is the column of the keys or items that the node stands among.
    fn node(&mut self, value: &Value, indent: usize, place: Place) {
        match value {
            Value::Map(entries) if entries.is_empty() => self.mark("{}"),
            Value::List(items) if items.is_empty() => self.mark("[]"),
            Value::Map(entries) => self.map(entries, if place == Place::Root { 0 } else { indent + INDENT }),
            Value::List(items) => self.list(items, if place == Place::Value { indent } else { indent + INDENT }),
            Value::Text(text) => self.text(text, indent + INDENT, false),
            Value::Number(number) => self.word(&reread::number(*number)),
            Value::Bool(bool) => self.word(if *bool { "true" } else { "false" }),
            Value::Null => self.word("null"),
            Value::Texts(_) => unreachable!("it was read back as a list"),
        }
    }

    fn map(&mut self, entries: &[(String, Value)], indent: usize) {
        for (key, value) in entries {
            self.start_line(indent);
            if key.len() <= SIMPLE_KEY_MAX && !key.contains(is_break) {
                self.text(key, indent + INDENT, true);
                self.put(":");
                self.after_blank = false;
                self.node(value, indent, Place::Value);
            } else {
                self.item_mark("?");
                self.text(key, indent + INDENT, false);
                self.start_line(indent);
                self.item_mark(":");
                self.node(value, indent, Place::LongValue);
            }
        }
    }

    fn list(&mut self, items: &[Value], indent: usize) {
        for item in items {
            self.start_line(indent);
            self.item_mark("-");
            self.node(item, indent, Place::Item);
        }
    }

    /// The mark of an item or of a long key: what follows may stand on its line.
    fn item_mark(&mut self, mark: &str) {
        let only_indented = self.only_indented;
        self.put(mark);
        self.after_blank = false;
        self.only_indented = only_indented;
    }

    fn mark(&mut self, mark: &str) {
        self.separate();
        self.put(mark);
        self.after_blank = false;
    }

    fn word(&mut self, word: &str) {
        self.mark(word);
    }

    fn text(&mut self, text: &str, indent: usize, is_key: bool) {
        match style(text, is_key) {
            Style::Plain => {
                self.separate();
                self.flowing(text, indent, is_key, Style::Plain);
            }
            Style::SingleQuoted => {
                self.mark("'");
                self.flowing(text, indent, is_key, Style::SingleQuoted);
                self.put("'");
            }
            Style::DoubleQuoted => {
                self.mark("\"");
                self.double_quoted(text, indent, is_key);
                self.put("\"");
            }
            Style::Literal => return self.literal(text, indent),
        }
        self.after_blank = false;
        self.only_indented = false;
    }

    /// Plain and single-quoted.
    fn flowing(&mut self, text: &str, indent: usize, is_key: bool, style: Style) {
        let quoted = style == Style::SingleQuoted;
        let mut after_space = false;
        let mut after_break = false;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            if character == ' ' {
                let inside = !quoted || at > 0 && next.is_some();
                if !is_key && !after_space && self.column > WIDTH && inside && next != Some(' ') {
                    self.start_line(indent);
                } else {
                    self.character(' ');
                }
                after_space = true;
            } else if is_break(character) {
                if !after_break && character == '\n' {
                    self.line_break('\n');
                }
                self.line_break(character);
                self.only_indented = true;
                after_break = true;
            } else {
                if after_break {
                    self.start_line(indent);
                }
                if quoted && character == '\'' {
                    self.character('\'');
                }
                self.character(character);
                self.only_indented = false;
                after_space = false;
                after_break = false;
            }
        }
    }

    fn double_quoted(&mut self, text: &str, indent: usize, is_key: bool) {
        // The tool looks for a byte order mark at the beginning of the text only, but at each character.
        let all_escaped = text.starts_with(BYTE_ORDER_MARK);
        let mut after_space = false;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            if all_escaped || !is_printable(character) || is_break(character) || matches!(character, '"' | '\\') {
                self.put(&escaped(character));
                after_space = false;
            } else if character == ' ' {
                if !is_key && !after_space && self.column > WIDTH && at > 0 && next.is_some() {
                    self.start_line(indent);
                    if next == Some(' ') {
                        self.put("\\");
                    }
                } else {
                    self.character(' ');
                }
                after_space = true;
            } else {
                self.character(character);
                after_space = false;
            }
        }
    }

    fn literal(&mut self, text: &str, indent: usize) {
        self.mark("|");
        if text.starts_with(|first| first == ' ' || is_break(first)) {
            self.put("2");
        }
        let mut backwards = text.chars().rev();
        match (backwards.next().is_some_and(is_break), backwards.next()) {
            (false, _) => self.put("-"),
            (true, None) => self.put("+"),
            (true, Some(before)) if is_break(before) => self.put("+"),
            (true, Some(_)) => {}
        }
        self.line_break('\n');
        self.only_indented = true;
        self.after_blank = true;
        let mut after_break = true;
        for character in text.chars() {
            if is_break(character) {
                self.line_break(character);
                self.only_indented = true;
                after_break = true;
            } else {
                if after_break {
                    self.start_line(indent);
                }
                self.character(character);
                self.only_indented = false;
                after_break = false;
            }
        }
    }

    /// To column `indent` of a line that has nothing there yet.
    fn start_line(&mut self, indent: usize) {
        if !self.only_indented || self.column > indent || self.column == indent && !self.after_blank {
            self.line_break('\n');
        }
        while self.column < indent {
            self.character(' ');
        }
        self.after_blank = true;
        self.only_indented = true;
    }

    fn separate(&mut self) {
        if !self.after_blank {
            self.character(' ');
        }
    }

    fn line_break(&mut self, character: char) {
        self.out.push(character);
        self.column = 0;
    }

    fn put(&mut self, text: &str) {
        text.chars().for_each(|character| self.character(character));
        self.only_indented = false;
    }

    fn character(&mut self, character: char) {
        self.out.push(character);
        self.column += 1;
    }
}

fn style(text: &str, is_key: bool) -> Style {
    let traits = Traits::of(text);
    let mut style = if scalar::resolve(text, Dialect::Printer) != Scalar::Text || is_base_60(text) {
        Style::DoubleQuoted
    } else if text.contains('\n') {
        Style::Literal
    } else {
        Style::Plain
    };
    if is_key && traits.has_breaks {
        style = Style::DoubleQuoted;
    }
    if style == Style::Plain && !traits.plain_allowed {
        style = Style::SingleQuoted;
    }
    if style == Style::SingleQuoted && !traits.single_quoted_allowed
        || style == Style::Literal && (is_key || !traits.literal_allowed)
    {
        style = Style::DoubleQuoted;
    }
    style
}

/// What a text allows.
struct Traits {
    has_breaks: bool,
    plain_allowed: bool,
    single_quoted_allowed: bool,
    literal_allowed: bool,
}

impl Traits {
    fn of(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let followed = |at: usize| characters.get(at + 1).is_none_or(|next| matches!(next, ' ' | '\t'));
        let preceded = |at: usize| at == 0 || is_blank_or_break(characters[at - 1]);
        let has_indicator = text.starts_with("---")
            || text.starts_with("...")
            || characters.iter().enumerate().any(|(at, character)| match character {
                '#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`'
                    if at == 0 =>
                {
                    true
                }
                '?' | '-' if at == 0 => followed(at),
                ':' => followed(at),
                '#' => preceded(at),
                _ => false,
            });
        let is_special = characters.iter().any(|character| !is_printable(*character));
        let has_breaks = text.contains(is_break);
        let at_an_end = |wanted: fn(char) -> bool| text.starts_with(wanted) || text.ends_with(wanted);
        let pair = |first: fn(char) -> bool, second: fn(char) -> bool| {
            characters.windows(2).any(|pair| first(pair[0]) && second(pair[1]))
        };
        let space_before_break = pair(is_space, is_break);
        let space_after_break = pair(is_break, is_space);
        Self {
            has_breaks,
            plain_allowed: !(at_an_end(is_space) || has_breaks || is_special || has_indicator),
            single_quoted_allowed: !(space_after_break || space_before_break || is_special),
            literal_allowed: !(text.is_empty() || text.ends_with(' ') || space_before_break || is_special),
        }
    }
}

fn is_space(character: char) -> bool {
    character == ' '
}

fn is_break(character: char) -> bool {
    matches!(character, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_blank_or_break(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\0') || is_break(character)
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Beyond the first 65,536 characters, nothing is.
fn is_printable(character: char) -> bool {
    matches!(character, '\n' | ' '..='~' | '\u{A0}'..='\u{FFFD}') && character != BYTE_ORDER_MARK
}

fn escaped(character: char) -> String {
    let short = match character {
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{B}' => 'v',
        '\u{C}' => 'f',
        '\r' => 'r',
        '\u{1B}' => 'e',
        '"' => '"',
        '\\' => '\\',
        '\u{85}' => 'N',
        '\u{A0}' => '_',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        other => {
            return match u32::from(other) {
                code @ 0..=0xFF => format!("\\x{code:02X}"),
                code @ 0x100..=0xFFFF => format!("\\u{code:04X}"),
                code => format!("\\U{code:08X}"),
            };
        }
    };
    format!("\\{short}")
}

/// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`: YAML 1.1 counts in sixties.
fn is_base_60(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let whole = match unsigned.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') => whole,
        Some(_) => return false,
        None => unsigned,
    };
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let first_fits = first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let rest: Vec<&str> = parts.collect();
    let in_sixties = |part: &&str| match part.as_bytes() {
        [digit] => digit.is_ascii_digit(),
        [tens, digit] => (b'0'..=b'5').contains(tens) && digit.is_ascii_digit(),
        _ => false,
    };
    first_fits && !rest.is_empty() && rest.iter().all(in_sixties)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        let map = Value::Map(vec![("k".into(), Value::text(text))]);
        document(&map).strip_prefix("k: ").expect("a key").trim_end_matches('\n').to_owned()
    }

    /// As clusterawsadm v2.11.1 printed them on 2026-11-24.
    #[test]
    fn texts_are_quoted_as_the_tool_quotes_them() {
        for plain in [
            "1.",
            "1e3",
            "1E3",
            "1.5e3",
            "12e03",
            "nan",
            "tRue",
            "nUll",
            "1:60",
            "2020-1-1",
            "2020-01-01",
            "1,000",
            "_1",
            "--",
            ":a",
            "a:b",
            "a#b",
            "a'b",
            "a]",
            "a}",
            "?a",
            "-a",
            "=",
            "<<",
            "<",
            "é",
            "☃",
            "1-2",
            "a,b",
            "a\\b",
            "\\",
            "/",
            "${a}",
            "aws:x",
            "arn:aws:iam::1:role/*",
        ] {
            assert_eq!(printed(plain), plain);
        }
        for double in [
            "1.0",
            "0o7",
            "0b1",
            "0x1F",
            "1e+3",
            "+.inf",
            ".nan",
            "True",
            "Yes",
            "N",
            "y",
            "Off",
            "NULL",
            "1:2",
            "190:20:30",
            "00",
            "08",
            "0777",
            "1_0",
            "-0",
            "~",
            "",
            "012345678901",
            "12345678901234567890",
            "0",
            "-1",
        ] {
            assert_eq!(printed(double), format!("\"{double}\""));
        }
        for single in [
            "---", "...", "a:", "a: b", "a #b", "a ", "[a]", "{a}", "!a", "&a", "*a", "%a", "@a", "`a", "|a", ">a",
            "? a", "- a", "#a", "*", "\"a\"",
        ] {
            assert_eq!(printed(single), format!("'{single}'"));
        }
        assert_eq!(printed("'a'"), "'''a'''");
        assert_eq!(printed("a\tb"), "\"a\\tb\"");
        assert_eq!(printed("a\nb"), "|-\n  a\n  b");
        assert_eq!(printed("\u{1F600}"), "\"\\U0001F600\"");
    }

    #[test]
    fn long_texts_are_folded_after_column_80() {
        let text = "word ".repeat(30);
        let first = "word ".repeat(16);
        let second = "word ".repeat(14);
        assert_eq!(printed(text.trim_end()), format!("{}\n  {}", first.trim_end(), second.trim_end()));
        assert_eq!(printed(&"x".repeat(200)), "x".repeat(200));
    }

    #[test]
    fn collections_stand_as_libyaml_puts_them() {
        let list = |items: &[&str]| Value::List(items.iter().map(|item| Value::text(*item)).collect());
        let value = Value::Map(vec![
            ("a".into(), list(&["x", "z"])),
            ("b".into(), Value::List(vec![list(&["x"]), Value::Map(vec![("k".into(), list(&[]))])])),
            ("c".into(), Value::Map(vec![])),
            ("d".repeat(129), list(&["x"])),
            ("e".into(), Value::Null),
        ]);
        let long = "d".repeat(129);
        assert_eq!(document(&value), format!("a:\n- x\n- z\nb:\n- - x\n- k: []\nc: {{}}\n? {long}\n: - x\ne: null\n"));
    }
}
