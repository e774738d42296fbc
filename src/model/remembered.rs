//! A text that is made when it is first asked for, and kept beside what it follows from.

use std::sync::OnceLock;

/// It follows from the rest, so it makes no difference between two of them.
#[derive(Clone, Debug, Default)]
pub struct Remembered(OnceLock<String>);

impl PartialEq for Remembered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Remembered {
    /// The text, made if it was not made before; a failure is not kept.
    pub fn get_or<E>(&self, make: impl FnOnce() -> Result<String, E>) -> Result<String, E> {
        if let Some(text) = self.0.get() {
            return Ok(text.clone());
        }
        make().map(|text| self.0.get_or_init(|| text).clone())
    }
}
