//! An AWS account id: 12 digits. A string, because a leading zero is real.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountId(String);

impl AccountId {
    pub const WHAT: &'static str = "12 digits";
    /// Digits.
    pub const LENGTH: usize = 12;
    pub const HELP: &'static str = "Type all 12 digits, zeros in front included";

    /// Surrounding blanks are dropped, nothing else.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("An account id is {}, nothing else", Self::WHAT));
        }
        if text.len() != Self::LENGTH {
            return Err(format!("An account id is {}, this has {}", Self::WHAT, text.len()));
        }
        Ok(Self(text.into()))
    }
    /// The console shows ids in groups, `1234-5678-9012`: the same digits without what stands between them.
    pub fn repair(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|letter| !matches!(letter, '-' | ' ' | '\u{a0}')).collect();
        Self::parse(&digits).ok()
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_digits_and_nothing_else() {
        for (text, expected) in [
            ("012345678901", Ok("012345678901")),
            (" 000000000000\n", Ok("000000000000")),
            ("12345678901", Err("An account id is 12 digits, this has 11")),
            ("", Err("An account id is 12 digits, this has 0")),
            ("1234-5678-9012", Err("An account id is 12 digits, nothing else")),
            ("٠١٢٣٤٥٦٧٨٩٠١", Err("An account id is 12 digits, nothing else")),
        ] {
            let parsed = AccountId::parse(text);
            assert_eq!(parsed.as_ref().map(AccountId::as_str).map_err(String::as_str), expected, "{text}");
        }
    }

    #[test]
    fn only_the_console_s_groups_are_put_together() {
        for (text, expected) in [
            ("1234-5678-9012", Some("123456789012")),
            ("1234 5678 9012", Some("123456789012")),
            ("12345678901", None),
            ("retail", None),
        ] {
            assert_eq!(AccountId::repair(text).as_ref().map(AccountId::as_str), expected, "{text}");
        }
    }
}
