//! Ready, or held back by named fields. A person is always in the middle of typing: one wrong field must not
//! blank the page, so what depends on it says so and everything else goes on.

use std::fmt;

/// A path into the config file: `managed[1].accountId`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldPath(pub String);

impl FieldPath {
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }
    /// The path of a field of the managed account at `index`: `managed[1].accountId`.
    pub fn managed(index: usize, field: &str) -> Self {
        Self(format!("managed[{index}].{field}"))
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fields that keep something from being made; never empty, sorted, unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack(pub Vec<FieldPath>);

impl HeldBack {
    pub fn merge(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self.0.sort();
        self.0.dedup();
        self
    }
}

/// A part of the tenancy, a step's work or a file: ready, or held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<T> {
    Ready(T),
    HeldBack(HeldBack),
}

impl<T> Part<T> {
    pub fn as_ref(&self) -> Part<&T> {
        match self {
            Self::Ready(value) => Part::Ready(value),
            Self::HeldBack(held) => Part::HeldBack(held.clone()),
        }
    }
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Part<U> {
        match self {
            Self::Ready(value) => Part::Ready(f(value)),
            Self::HeldBack(held) => Part::HeldBack(held),
        }
    }
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::HeldBack(_) => None,
        }
    }
    pub fn is_ready(&self) -> bool {
        self.ready().is_some()
    }
    pub fn held_back(&self) -> &[FieldPath] {
        match self {
            Self::Ready(_) => &[],
            Self::HeldBack(held) => &held.0,
        }
    }
    pub fn into_result(self) -> Result<T, HeldBack> {
        match self {
            Self::Ready(value) => Ok(value),
            Self::HeldBack(held) => Err(held),
        }
    }
    /// For `?`: the value, or what holds it back.
    pub fn get(&self) -> Result<&T, HeldBack> {
        match self {
            Self::Ready(value) => Ok(value),
            Self::HeldBack(held) => Err(held.clone()),
        }
    }
}

impl<T> From<Result<T, HeldBack>> for Part<T> {
    fn from(result: Result<T, HeldBack>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(held) => Self::HeldBack(held),
        }
    }
}

/// Both, or everything that holds either back: collects instead of stopping at the first.
pub fn both<A, B>(a: Result<A, HeldBack>, b: Result<B, HeldBack>) -> Result<(A, B), HeldBack> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(a.merge(b)),
        (Err(held), _) | (_, Err(held)) => Err(held),
    }
}

/// All, or everything that holds any of them back.
pub fn all<T>(results: impl IntoIterator<Item = Result<T, HeldBack>>) -> Result<Vec<T>, HeldBack> {
    let mut values = Vec::new();
    let mut held: Vec<FieldPath> = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(new) => held.extend(new.0),
        }
    }
    // Whatever is held back is so by a field at least.
    if held.is_empty() { Ok(values) } else { Err(HeldBack(vec![]).merge(HeldBack(held))) }
}
