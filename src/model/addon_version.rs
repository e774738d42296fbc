//! The version of an EKS add-on: `v1.19.5-eksbuild.3`.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddonVersion(String);

impl AddonVersion {
    pub const WHAT: &'static str = "has the form of v1.19.5-eksbuild.3";
    pub const HELP: &'static str =
        "Type a version that aws eks describe-addon-versions lists, for example v1.19.5-eksbuild.3";

    /// A missing `v` is put in front.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let bare = text.strip_prefix('v').unwrap_or(text);
        let wrong = || format!("The version of an add-on {}", Self::WHAT);
        let (version, build) = bare.split_once("-eksbuild.").ok_or_else(wrong)?;
        let numbers: Vec<&str> = version.split('.').collect();
        if numbers.len() != 3 || !numbers.into_iter().chain([build]).all(is_number) {
            return Err(wrong());
        }
        Ok(Self(format!("v{bare}")))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// 19 of v1.19.5-eksbuild.3.
    pub fn minor(&self) -> u16 {
        self.0.split('.').nth(1).and_then(|minor| minor.parse().ok()).unwrap_or_default()
    }
}

fn is_number(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'))
}

impl fmt::Display for AddonVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_and_a_build() {
        for (text, expected) in [
            ("v1.19.5-eksbuild.3", Some("v1.19.5-eksbuild.3")),
            ("1.3.8-eksbuild.12", Some("v1.3.8-eksbuild.12")),
            ("v1.19.5", None),
            ("v1.19-eksbuild.1", None),
            ("v1.19.05-eksbuild.1", None),
            ("v1.19.5-eksbuild.", None),
            ("latest", None),
            ("", None),
        ] {
            assert_eq!(AddonVersion::parse(text).ok().as_ref().map(AddonVersion::as_str), expected, "{text}");
        }
    }
}
