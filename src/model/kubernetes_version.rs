//! A Kubernetes version with its patch, as clusterctl and CAPA take it: `v1.33.0`.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KubernetesVersion {
    minor: u16,
    patch: u16,
    text: String,
}

impl KubernetesVersion {
    pub const WHAT: &'static str = "has the form of v1.33.0";
    pub const HELP: &'static str =
        "Type the minor version that EKS shall run, for example v1.33.0; EKS chooses the patch itself";

    /// `1.33`, `v1.33` and `1.33.0` are all v1.33.0. A pre-release is none that EKS runs.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || format!("A Kubernetes version {}", Self::WHAT);
        let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.');
        let mut next = || numbers.next().map(|part| number(part).ok_or_else(wrong));
        let (major, minor, patch) = (next(), next(), next());
        if numbers.next().is_some() {
            return Err(wrong());
        }
        match (major.ok_or_else(wrong)??, minor.ok_or_else(wrong)??) {
            (1, minor) => {
                let patch = patch.unwrap_or(Ok(0))?;
                Ok(Self { minor, patch, text: format!("v1.{minor}.{patch}") })
            }
            _ => Err("There is no Kubernetes but 1.x".into()),
        }
    }
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// 33 of v1.33.0.
    pub fn minor(&self) -> u16 {
        self.minor
    }
}

fn number(text: &str) -> Option<u16> {
    let plain = text == "0" || !text.starts_with('0');
    text.parse().ok().filter(|_| plain && text.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for KubernetesVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_becomes_one() {
        for (text, expected) in [
            ("v1.33.0", Some("v1.33.0")),
            ("1.33", Some("v1.33.0")),
            ("v1.33", Some("v1.33.0")),
            (" 1.20.2 ", Some("v1.20.2")),
            ("1", None),
            ("v1.33.0-rc.1", None),
            ("v1.33.0+eks", None),
            ("v1.033.0", None),
            ("v1.33.", None),
            ("v1.33.0.0", None),
            ("v2.0.0", None),
            ("33", None),
            ("v1.99999.0", None),
            ("v1.+33.0", None),
            ("", None),
        ] {
            let parsed = KubernetesVersion::parse(text).ok().map(|version| version.to_string());
            assert_eq!(parsed.as_deref(), expected, "{text}");
        }
        assert!(KubernetesVersion::parse("1.9").unwrap() < KubernetesVersion::parse("1.33").unwrap());
    }
}
