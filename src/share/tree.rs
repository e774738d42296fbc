//! A YAML document as a tree that remembers its lines: what [`super::config`] reads the inputs from. One tree and not one
//! decoder for each struct, which is smaller by half a megabyte of WebAssembly.

use std::collections::BTreeMap;
use std::rc::Rc;
use yaml_rust2::Event;
use yaml_rust2::parser::{MarkedEventReceiver, Parser, Tag};
use yaml_rust2::scanner::{Marker, ScanError, TScalarStyle};

/// Where something stands; both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl From<Marker> for Place {
    fn from(marker: Marker) -> Self {
        Self { line: marker.line(), column: marker.col() + 1 }
    }
}

#[derive(Debug)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

/// Nodes are shared, so that an alias costs nothing and a bomb of them is never set off.
#[derive(Debug)]
pub enum Value {
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Rc<Node>>),
    /// In the order written; a key that is there twice is in it twice.
    Map(Vec<(Key, Rc<Node>)>),
}

#[derive(Debug)]
pub struct Key {
    pub text: String,
    pub place: Place,
}

/// Why there is no tree.
#[derive(Debug)]
pub enum Fault {
    NotYaml(ScanError),
    SeveralDocuments(Place),
    KeyIsNoText(Place),
    /// Deeper than any config; the reader would run out of stack.
    TooDeep(Place),
    UnknownAnchor(Place),
    /// A type forced by a tag (`!!int`): nothing here has one.
    Tagged(Place),
}

/// Levels of nesting; a config has five.
const DEPTH_MAX: usize = 32;

/// The one document of a file; None when there is nothing in it.
pub fn parse(text: &str) -> Result<Option<Rc<Node>>, Fault> {
    let mut builder = Builder::default();
    let parsed = Parser::new_from_str(text).load(&mut builder, true);
    // What was found first stands first in the file.
    match (builder.fault, parsed) {
        (Some(fault), _) => Err(fault),
        (None, Err(error)) if error.info().contains("unknown anchor") => {
            Err(Fault::UnknownAnchor((*error.marker()).into()))
        }
        (None, Err(error)) => Err(Fault::NotYaml(error)),
        (None, Ok(())) => Ok(builder.root),
    }
}

#[derive(Default)]
struct Builder {
    documents: usize,
    /// Collections that are not closed yet, with their anchor.
    open: Vec<(Open, usize)>,
    anchors: BTreeMap<usize, Rc<Node>>,
    root: Option<Rc<Node>>,
    fault: Option<Fault>,
}

enum Open {
    List(Place, Vec<Rc<Node>>),
    Map(Place, Vec<(Key, Rc<Node>)>, Option<Key>),
}

impl MarkedEventReceiver for Builder {
    fn on_event(&mut self, event: Event, marker: Marker) {
        if self.fault.is_some() {
            return;
        }
        let place = Place::from(marker);
        match event {
            Event::DocumentStart => {
                self.documents += 1;
                if self.documents > 1 {
                    self.fault = Some(Fault::SeveralDocuments(place));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(tag, place);
                let plain = style == TScalarStyle::Plain;
                self.add(Rc::new(Node { place, value: Value::Scalar { text, plain } }), anchor);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse(tag, place);
                self.begin(Open::List(place, Vec::new()), anchor, place);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse(tag, place);
                self.begin(Open::Map(place, Vec::new(), None), anchor, place);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(node) => {
                    // It stands where the alias is, for a message about it.
                    let node = Rc::clone(node);
                    self.add(node, 0);
                }
                None => self.fault = Some(Fault::UnknownAnchor(place)),
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
}

impl Builder {
    fn refuse(&mut self, tag: Option<Tag>, place: Place) {
        if tag.is_some() {
            self.fault = Some(Fault::Tagged(place));
        }
    }

    fn begin(&mut self, open: Open, anchor: usize, place: Place) {
        if self.open.len() == DEPTH_MAX {
            self.fault = Some(Fault::TooDeep(place));
        }
        self.open.push((open, anchor));
    }

    fn end(&mut self) {
        let Some((open, anchor)) = self.open.pop() else { return };
        let node = match open {
            Open::List(place, items) => Node { place, value: Value::List(items) },
            Open::Map(place, entries, _) => Node { place, value: Value::Map(entries) },
        };
        self.add(Rc::new(node), anchor);
    }

    /// The node to where it belongs: behind a key, into a list, or as the document.
    fn add(&mut self, node: Rc<Node>, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some((Open::List(_, items), _)) => items.push(node),
            Some((Open::Map(_, entries, key), _)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => match &node.value {
                    Value::Scalar { text, .. } => *key = Some(Key { text: text.clone(), place: node.place }),
                    _ => self.fault = Some(Fault::KeyIsNoText(node.place)),
                },
            },
        }
    }
}
