//! The first document of a YAML file as sigs.k8s.io/yaml makes JSON of it: YAML 1.1, the last of two equal keys counts,
//! keys become texts, anchors and merge keys are followed.
//!
//! The parser is one of YAML 1.2. It refuses a tab right after a colon, which the tool takes, and takes a key of more than
//! 1024 characters, which the tool refuses.

use std::collections::BTreeMap;
use std::rc::Rc;

use base64::prelude::{BASE64_STANDARD, Engine};
use yaml_rust2::Event;
use yaml_rust2::parser::{Parser, Tag};
use yaml_rust2::scanner::TScalarStyle;

use crate::iam::Refusal;
use crate::iam::scalar::{self, Dialect, Scalar};
use crate::iam::value::Value;

/// Levels of nesting. The tool goes much deeper; no policy that AWS takes does.
const DEPTH_MAX: usize = 100;

pub fn parse(text: &str) -> Result<Value, Refusal> {
    match tree(&with_usual_line_breaks(text)?)? {
        None => Ok(Value::Null),
        Some(root) => Aliases::default().value(&root).map(|value| value.settled()),
    }
}

/// YAML 1.1 has three line breaks that YAML 1.2 has not. U+0085 is like any other; the other two, which also stay in the
/// text, no parser of YAML 1.2 can take.
fn with_usual_line_breaks(text: &str) -> Result<String, Refusal> {
    match text.chars().find(|character| matches!(character, '\u{2028}' | '\u{2029}')) {
        None => Ok(text.replace('\u{85}', "\n")),
        Some(character) => {
            let code = u32::from(character);
            Err(Refusal::new(format!("The file has the line break U+{code:04X} of YAML 1.1, which is not read here")))
        }
    }
}

/// Nodes are shared, so that an alias costs nothing here.
enum Node {
    Scalar { text: String, plain: bool, tag: Option<String> },
    List(Vec<Rc<Node>>),
    Map(Vec<(Rc<Node>, Rc<Node>)>),
    Alias(Rc<Node>),
}

/// A collection that is not closed yet, with its anchor.
enum Open {
    List(Vec<Rc<Node>>, usize),
    Map(Vec<(Rc<Node>, Rc<Node>)>, Option<Rc<Node>>, usize),
}

/// By events and not by yaml-rust2's own loader, which recurses.
fn tree(text: &str) -> Result<Option<Rc<Node>>, Refusal> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: BTreeMap<usize, Rc<Node>> = BTreeMap::new();
    loop {
        let (event, mark) =
            parser.next_token().map_err(|error| Refusal::new(format!("The file is not YAML: {error}")))?;
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == TScalarStyle::Plain;
                (Node::Scalar { text, plain, tag: tag.map(name) }, anchor)
            }
            Event::Alias(anchor) => match anchors.get(&anchor) {
                Some(node) => (Node::Alias(Rc::clone(node)), 0),
                None => return Err(Refusal::new(format!("The anchor used in line {} contains itself", mark.line()))),
            },
            Event::SequenceStart(anchor, _) => {
                open.push(Open::List(Vec::new(), anchor));
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open::Map(Vec::new(), None, anchor));
                if open.len() > DEPTH_MAX {
                    return Err(Refusal::new(format!("The file nests deeper than {DEPTH_MAX} levels")));
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(items, anchor)) => (Node::List(items), anchor),
                Some(Open::Map(entries, _, anchor)) => (Node::Map(entries), anchor),
                None => continue,
            },
            Event::StreamEnd => return Ok(None),
            Event::StreamStart | Event::DocumentStart | Event::DocumentEnd | Event::Nothing => continue,
        };
        let node = Rc::new(node);
        if anchor > 0 {
            anchors.insert(anchor, Rc::clone(&node));
        }
        match open.last_mut() {
            None => return Ok(Some(node)),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map(entries, key, _)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
        }
    }
}

/// `str` for `!!str`; another tag as it is.
fn name(tag: Tag) -> String {
    if tag.handle == "tag:yaml.org,2002:" { tag.suffix } else { format!("{}{}", tag.handle, tag.suffix) }
}

/// Counts what aliases multiply, as go-yaml does, so that a bomb of them is refused before it goes off.
#[derive(Default)]
struct Aliases {
    nodes: u64,
    by_alias: u64,
    depth: u64,
}

impl Aliases {
    fn value(&mut self, node: &Node) -> Result<Value, Refusal> {
        self.count()?;
        match node {
            Node::Alias(target) => {
                self.depth += 1;
                let value = self.value(target);
                self.depth -= 1;
                value
            }
            Node::Scalar { text, plain, tag } => Ok(match resolved(text, *plain, tag.as_deref())? {
                // JSON has no such number.
                Scalar::Float(float) if !float.is_finite() => {
                    return Err(Refusal::new(format!("{text} is no number that JSON has")));
                }
                Scalar::Text if tag.as_deref() == Some("binary") => Value::Text(binary(text)?),
                scalar => scalar.value(text),
            }),
            Node::List(items) => items.iter().map(|item| self.value(item)).collect::<Result<_, _>>().map(Value::List),
            Node::Map(entries) => {
                let mut out = Vec::new();
                self.map(entries, &mut out)?;
                Ok(Value::Map(out))
            }
        }
    }

    fn map(&mut self, entries: &[(Rc<Node>, Rc<Node>)], out: &mut Vec<(String, Value)>) -> Result<(), Refusal> {
        for (key, value) in entries {
            match key.as_ref() {
                Node::Scalar { text, plain, tag } if text == "<<" && is_merge(*plain, tag.as_deref()) => {
                    self.merge(value, out)?;
                }
                _ => {
                    let key = self.key(key)?;
                    let value = self.value(value)?;
                    out.push((key, value));
                }
            }
        }
        Ok(())
    }

    /// What is merged stands where the merge key stands: it beats what is before, and what is after beats it.
    fn merge(&mut self, node: &Node, out: &mut Vec<(String, Value)>) -> Result<(), Refusal> {
        match node {
            Node::Map(entries) => {
                self.count()?;
                self.map(entries, out)
            }
            Node::Alias(target) => match target.as_ref() {
                Node::Map(entries) => {
                    self.count()?;
                    self.depth += 1;
                    let merged = self.count().and_then(|()| self.map(entries, out));
                    self.depth -= 1;
                    merged
                }
                _ => Err(not_merged()),
            },
            // From the last, so that the first of them wins.
            Node::List(items) => items.iter().rev().try_for_each(|item| match item.as_ref() {
                Node::Map(_) => self.merge(item, out),
                Node::Alias(target) if matches!(target.as_ref(), Node::Map(_)) => self.merge(item, out),
                _ => Err(not_merged()),
            }),
            Node::Scalar { .. } => Err(not_merged()),
        }
    }

    fn key(&mut self, node: &Node) -> Result<String, Refusal> {
        self.count()?;
        match node {
            Node::Alias(target) => {
                self.depth += 1;
                let key = self.key(target);
                self.depth -= 1;
                key
            }
            Node::Scalar { text, plain, tag } => match resolved(text, *plain, tag.as_deref())? {
                Scalar::Text if tag.as_deref() == Some("binary") => binary(text),
                Scalar::Text => Ok(text.clone()),
                Scalar::Bool(bool) => Ok(bool.to_string()),
                Scalar::Float(float) => Ok(scalar::float_text(float)),
                Scalar::Integer(integer) if i64::try_from(integer).is_ok() => Ok(integer.to_string()),
                Scalar::Integer(_) | Scalar::Null => Err(Refusal::new(format!("{text} cannot be a key"))),
            },
            Node::List(_) | Node::Map(_) => Err(Refusal::new("A list or a map cannot be a key")),
        }
    }

    fn count(&mut self) -> Result<(), Refusal> {
        self.nodes += 1;
        if self.depth > 0 {
            self.by_alias += 1;
        }
        let share = self.by_alias as f64 / self.nodes as f64;
        if self.by_alias > 100 && self.nodes > 1000 && share > allowed_share(self.nodes) {
            return Err(Refusal::new("The file uses its anchors excessively"));
        }
        Ok(())
    }
}

fn not_merged() -> Refusal {
    Refusal::new("A merge key has something else than a map or a list of maps")
}

fn is_merge(plain: bool, tag: Option<&str>) -> bool {
    match tag {
        None => plain,
        Some(tag) => tag == "merge" || tag == "!",
    }
}

/// Of all nodes, those that come from aliases: 99 % up to 400,000 nodes, 10 % from 4,000,000.
fn allowed_share(nodes: u64) -> f64 {
    const LOW: u64 = 400_000;
    const HIGH: u64 = 4_000_000;
    match nodes {
        ..=LOW => 0.99,
        HIGH.. => 0.10,
        between => 0.99 - 0.89 * ((between - LOW) as f64 / (HIGH - LOW) as f64),
    }
}

fn resolved(text: &str, plain: bool, tag: Option<&str>) -> Result<Scalar, Refusal> {
    let scalar = || scalar::resolve(text, Dialect::Reader);
    let is_another = || Refusal::new(format!("{text} is not what its tag says"));
    Ok(match tag {
        None if !plain => Scalar::Text,
        None | Some("!") => scalar(),
        Some("null") => match scalar() {
            Scalar::Null => Scalar::Null,
            _ => return Err(is_another()),
        },
        Some("bool") => match scalar() {
            Scalar::Bool(bool) => Scalar::Bool(bool),
            _ => return Err(is_another()),
        },
        Some("int") => match scalar() {
            Scalar::Integer(integer) => Scalar::Integer(integer),
            _ => return Err(is_another()),
        },
        Some("float") => match scalar() {
            Scalar::Integer(integer) if i64::try_from(integer).is_ok() => Scalar::Float(integer as f64),
            Scalar::Float(float) => Scalar::Float(float),
            _ => return Err(is_another()),
        },
        Some(_) => Scalar::Text,
    })
}

fn binary(text: &str) -> Result<String, Refusal> {
    let bytes = BASE64_STANDARD
        .decode(text.replace(['\r', '\n'], ""))
        .map_err(|_| Refusal::new("A binary value is not in base64"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(entries: &[(&str, Value)]) -> Result<Value, Refusal> {
        Ok(Value::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()))
    }

    #[test]
    fn words_and_keys_are_resolved() {
        assert_eq!(
            parse("on: yes\n012: 0x10\n1.50: '1'\na: !!str 1\nb: \"yes\"\nc: 2020-01-01\n"),
            map(&[
                ("1.5", Value::text("1")),
                ("10", Value::Number(16.0)),
                ("a", Value::text("1")),
                ("b", Value::text("yes")),
                ("c", Value::text("2020-01-01")),
                ("true", Value::Bool(true)),
            ])
        );
    }

    #[test]
    fn the_last_of_two_keys_counts_and_only_the_first_document() {
        assert_eq!(parse("a: 1\na: 2\n---\nb: 1\n"), map(&[("a", Value::Number(2.0))]));
        assert_eq!(parse("# nothing\n"), Ok(Value::Null));
    }

    #[test]
    fn a_merge_beats_what_is_before_it() {
        let text = "x: &x {a: 1, b: 1}\nz: {a: 2, <<: *x, b: 3}\n";
        let x = map(&[("a", Value::Number(1.0)), ("b", Value::Number(1.0))]).expect("a map");
        let z = map(&[("a", Value::Number(1.0)), ("b", Value::Number(3.0))]).expect("a map");
        assert_eq!(parse(text), map(&[("x", x), ("z", z)]));
        assert!(parse("a: {<<: 1}\n").is_err());
    }

    #[test]
    fn what_json_does_not_have_is_refused() {
        for text in ["a: .nan\n", "~: 1\n", "[a]: 1\n", "a: !!int x\n", "a: &a [*a]\n", "a: [\n", "a: *b\n"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_bomb_of_aliases_is_refused() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..9 {
            let before = format!("*a{}", level - 1);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", vec![before; 10].join(", ")));
        }
        assert!(parse(&text).is_err());
    }
}
