//! How many clusters CAPA works on at a time.

use super::whole_number::whole_number;

/// `--awscluster-concurrency` of the controllers; EKS control planes are counted by it too (`main.go:485,616`, v2.11.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concurrency;

impl Concurrency {
    pub const MIN: u16 = 1;
    /// As many as there may be managed accounts.
    pub const MAX: u16 = 1000;
    /// CAPA's own.
    pub const DEFAULT: u16 = 5;
    pub const HELP: &'static str = "Type a whole number, for example 20, or nothing for 5, which is CAPA's own";

    pub fn parse(text: &str) -> Result<u16, String> {
        whole_number(text, Self::MIN..=Self::MAX)
            .ok_or_else(|| format!("The controllers work on {} to {} clusters at a time", Self::MIN, Self::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_a_thousand() {
        for (text, expected) in [("1", Some(1)), ("1000", Some(1000)), ("0", None), ("1001", None), ("many", None)] {
            assert_eq!(Concurrency::parse(text).ok(), expected, "{text}");
        }
    }
}
