//! The version of an EKS add-on: `v1.19.5-eksbuild.3`.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddonVersion(String);

impl AddonVersion {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AddonVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
