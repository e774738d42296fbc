//! Changes of a config file in its own text, so that comments and order stay as somebody wrote them.

use super::config;
use super::tree::{self, Node, Place, Value};
use crate::model::{FieldPath, Inputs, field};

/// The text with the inputs `after` in it, where it holds `before` now. None when that takes more than other values at
/// places that are there: a key that is missing, a list, a block of text, a value that an alias shares with a field that
/// does not change.
pub fn patch(text: &str, before: &Inputs, after: &Inputs) -> Option<String> {
    let root = tree::parse(text).ok()??;
    let mut changes = Vec::new();
    for path in field::differences(before, after) {
        let node = find(&root, &path)?;
        let start = offset(text, node.place)?;
        let end = start + length(node, &text[start..])?;
        let is_plain = !text[start..end].starts_with(['"', '\'']);
        changes.push((start, end, scalar(&field::get(after, &path), is_plain)));
    }
    changes.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
    // Fields that share a value by an alias have one place.
    changes.dedup();
    let mut patched = text.to_owned();
    for (start, end, new) in changes {
        patched.replace_range(start..end, &new);
    }
    // Whatever was not thought of shows here.
    (config::read(&patched).ok()? == *after).then_some(patched)
}

/// The node at a path: `managed[1].region`.
fn find<'a>(root: &'a Node, path: &FieldPath) -> Option<&'a Node> {
    path.0.split('.').try_fold(root, |node, part| {
        let (key, row) = match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((key, row)) => (key, Some(row.parse::<usize>().ok()?)),
            None => (part, None),
        };
        let Value::Map(entries) = &node.value else { return None };
        let (_, inner) = entries.iter().find(|(own, _)| own.text == key)?;
        match (row, &inner.value) {
            (None, _) => Some(&**inner),
            (Some(row), Value::List(items)) => Some(&**items.get(row)?),
            (Some(_), _) => None,
        }
    })
}

/// Bytes before a place.
fn offset(text: &str, place: Place) -> Option<usize> {
    let line: usize = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    let rest = text.get(line..)?;
    let column: usize = rest.chars().take(place.column - 1).map(char::len_utf8).sum();
    Some(line + column)
}

/// Bytes of the scalar with which the text begins; None for a block, and for what is no scalar.
fn length(node: &Node, text: &str) -> Option<usize> {
    let Value::Scalar { text: value, plain } = &node.value else { return None };
    if *plain {
        return text.starts_with(value.as_str()).then_some(value.len());
    }
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let mut inner = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = inner.next() {
        match character {
            '\\' if quote == '"' => _ = inner.next(),
            // Two of them are one within.
            '\'' if quote == '\'' && inner.peek().is_some_and(|(_, next)| *next == '\'') => _ = inner.next(),
            _ if character == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// A value as YAML: as it is where the one before it was and nothing in it means something else, or else in quotes.
fn scalar(value: &str, is_plain: bool) -> String {
    let harmless = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte);
    let may_be =
        is_plain && value.starts_with(|first: char| first.is_ascii_alphabetic()) && value.bytes().all(harmless);
    match may_be {
        true => value.to_owned(),
        // A text of JSON is one of YAML.
        false => serde_json::Value::from(value).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FieldPath;

    const CONFIG: &str = "\
# of the platform team
format: 1
manager: { accountId: '000000000000', region: EU-West-1 } # Ireland
managed:
# the first
- name: \"größe\" # to be renamed
  accountId: \"1234-5678-9012\"
- {name: retail, accountId: \"222222222222\"}
";

    fn patched(text: &str, edits: &[(&str, &str)]) -> Option<String> {
        let before = config::read(text).unwrap();
        let mut after = before.clone();
        for (path, value) in edits {
            assert!(field::set(&mut after, &FieldPath::new(*path), value), "{path}");
        }
        patch(text, &before, &after)
    }

    #[test]
    fn only_the_values_change() {
        let new = patched(
            CONFIG,
            &[
                ("manager.region", "eu-west-1"),
                ("manager.accountId", "000000000001"),
                ("managed[0].name", "size"),
                ("managed[0].accountId", "123456789012"),
                ("managed[1].name", "re: tail"),
            ],
        );
        let expected = "\
# of the platform team
format: 1
manager: { accountId: \"000000000001\", region: eu-west-1 } # Ireland
managed:
# the first
- name: \"size\" # to be renamed
  accountId: \"123456789012\"
- {name: \"re: tail\", accountId: \"222222222222\"}
";
        assert_eq!(new.as_deref(), Some(expected));
    }

    #[test]
    fn what_is_no_value_that_stands_there_is_left_to_others() {
        assert_eq!(patched(CONFIG, &[("managed[1].region", "eu-west-1")]), None, "no such key");
        assert_eq!(patched(CONFIG, &[("iam.stackTags", "team=a")]), None, "a map");
        let shared = "managed:\n- { name: a, region: &r eu-wst-1 }\n- { name: b, region: *r }\n";
        assert_eq!(patched(shared, &[("managed[0].region", "eu-west-1")]), None, "the other would change too");
        let block = "managed:\n- name: |-\n    Team A\n";
        assert_eq!(patched(block, &[("managed[0].name", "team-a")]), None, "a block");
    }

    #[test]
    fn quotes_within_quotes_do_not_end_it() {
        let text = "manager: { awsProfile: 'it''s', region: \"a\\\"b\" }\n";
        let new = patched(text, &[("manager.awsProfile", "ours"), ("manager.region", "eu-west-1")]);
        assert_eq!(new.as_deref(), Some("manager: { awsProfile: \"ours\", region: \"eu-west-1\" }\n"));
    }
}
