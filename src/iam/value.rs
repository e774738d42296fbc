//! What JSON can say, in the order in which it was said.

/// A number is a double: whatever was typed, the tool makes one of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    /// What a CloudFormation function made: printed as a list, but other functions see none in it.
    Texts(Vec<String>),
    /// A key that is there twice is in it twice.
    Map(Vec<(String, Self)>),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// With each key once, the last of its values, in alphabetical order: what a Go map keeps of it.
    pub fn settled(&self) -> Self {
        match self {
            Self::List(items) => Self::List(items.iter().map(Self::settled).collect()),
            Self::Map(entries) => {
                let mut kept: Vec<(String, Self)> = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    match kept.iter_mut().find(|(known, _)| known == key) {
                        Some((_, last)) => *last = value.settled(),
                        None => kept.push((key.clone(), value.settled())),
                    }
                }
                kept.sort_by(|(one, _), (other, _)| one.cmp(other));
                Self::Map(kept)
            }
            other => other.clone(),
        }
    }

    /// For a message: `a list`.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) | Self::Texts(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
