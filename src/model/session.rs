//! The session in which the controllers act as the role of a managed account.

use super::whole_number::whole_number;

/// Seconds that its credentials last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionDuration;

impl SessionDuration {
    /// The CRD's bounds, which are those of STS: `api/v1beta2/awsidentity_types.go`, v2.11.1.
    pub const MIN: u16 = 900;
    pub const MAX: u16 = 43_200;
    /// The most that AWS gives to a role that is assumed from another role:
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>, read 2026-11-24.
    pub const DEFAULT: u16 = 3600;
    pub const HELP: &'static str = "Type a number of seconds, for example 3600";

    pub fn parse(text: &str) -> Result<u16, String> {
        whole_number(text, Self::MIN..=Self::MAX)
            .ok_or_else(|| format!("A session lasts {} to {} seconds", Self::MIN, Self::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_bounds_of_sts() {
        for (text, expected) in
            [("900", Some(900)), (" 43200 ", Some(43_200)), ("899", None), ("43201", None), ("1h", None), ("", None)]
        {
            assert_eq!(SessionDuration::parse(text).ok(), expected, "{text}");
        }
    }
}
