//! YAML as we print it: block style, comments on lines of their own or behind a value.

use super::Html;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Yaml {
    /// Inside a block scalar: the indent of the line that opened it, in columns.
    block: Option<usize>,
}

impl Yaml {
    pub fn line(&mut self, line: &str, out: &mut Html) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(parent) = self.block {
            if line.trim().is_empty() || indent > parent {
                return out.word("t-str", line);
            }
            self.block = None;
        }
        let (mut head, mut rest) = line.split_at(indent);
        while rest == "-" || rest.starts_with("- ") {
            out.text(head);
            (head, rest) = rest.split_at(rest.len().min(2));
        }
        out.text(head);
        if rest == "---" || rest.starts_with('#') {
            return out.word(if rest == "---" { "" } else { "t-com" }, rest);
        }
        let value = match key_end(rest) {
            Some(end) => {
                out.word("t-key", &rest[..end]);
                out.text(":");
                &rest[end + 1..]
            }
            None => rest,
        };
        let (value, comment) = match comment_start(value) {
            Some(at) => value.split_at(at),
            None => (value, ""),
        };
        let start = value.len() - value.trim_start().len();
        out.text(&value[..start]);
        let value = &value[start..];
        if matches!(value.trim_end().trim_end_matches(['-', '+']), "|" | ">") {
            self.block = Some(indent);
            out.text(value);
        } else if is_literal(value.trim_end()) {
            out.word("t-lit", value);
        } else if value.starts_with(['{', '[']) && value.len() <= 2 {
            out.text(value);
        } else {
            out.word("t-str", value);
        }
        out.word("t-com", comment);
    }
}

/// Where the colon of `key: value` stands.
fn key_end(text: &str) -> Option<usize> {
    let from = match text.chars().next()? {
        quote @ ('"' | '\'') => text[1..].find(quote)? + 2,
        '{' | '[' => return None,
        _ => 0,
    };
    text[from..]
        .match_indices(':')
        .map(|(at, _)| from + at)
        .find(|at| matches!(text.as_bytes().get(at + 1), None | Some(b' ')))
        .filter(|at| from == 0 || *at == from)
}

/// Where a comment behind a value begins, with the blank in front of it.
fn comment_start(value: &str) -> Option<usize> {
    let trimmed = value.trim_start();
    let from = match trimmed.chars().next()? {
        quote @ ('"' | '\'') => value.len() - trimmed.len() + 1 + trimmed[1..].find(quote)?,
        _ => 0,
    };
    value[from..].find(" #").map(|at| from + at)
}

fn is_literal(value: &str) -> bool {
    matches!(value, "true" | "false" | "null" | "~") || (!value.is_empty() && value.parse::<f64>().is_ok())
}
