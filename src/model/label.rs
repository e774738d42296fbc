//! A label of Kubernetes, by which namespaces and pods are selected.

/// The label of a namespace in which clusters of managed accounts may be made; the controller identity selects it.
pub const TENANT_LABEL: (&str, &str) = ("capa-runbook/tenant", "true");

/// Its key with a prefix or without, and its value, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    pub key: String,
    pub value: String,
}

impl Label {
    /// Characters of a key without its prefix, and of a value:
    /// <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/>, read 2026-11-25.
    pub const MAX: usize = 63;
    pub const PREFIX_MAX: usize = 253;
    pub const HELP: &'static str = "Type labels as Kubernetes takes them, for example team=payments";

    pub fn parse(key: &str, value: &str) -> Result<Self, String> {
        let (key, value) = (key.trim(), value.trim());
        let (prefix, name) = match key.rsplit_once('/') {
            Some((prefix, name)) => (Some(prefix), name),
            None => (None, key),
        };
        if !prefix.is_none_or(is_prefix) || !is_name(name) {
            return Err(format!(
                "The key of a label is up to {} letters, digits, hyphens, underscores and dots, after a DNS name and a \
                 slash or without",
                Self::MAX
            ));
        }
        if !value.is_empty() && !is_name(value) {
            return Err(format!(
                "The value of a label is up to {} letters, digits, hyphens, underscores and dots",
                Self::MAX
            ));
        }
        Ok(Self { key: key.into(), value: value.into() })
    }
}

fn is_name(text: &str) -> bool {
    let at_the_ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    text.len() <= Label::MAX
        && at_the_ends(text.as_bytes().first())
        && at_the_ends(text.as_bytes().last())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn is_prefix(text: &str) -> bool {
    text.len() <= Label::PREFIX_MAX && text.split('.').all(super::names::is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_kubernetes_takes_them() {
        for (key, value, fits) in [
            ("team", "payments", true),
            (" team ", " a_B.c ", true),
            ("example.com/team", "", true),
            (&"a".repeat(63), "a", true),
            (&"a".repeat(64), "a", false),
            ("team", &"a".repeat(64), false),
            ("", "a", false),
            ("-a", "a", false),
            ("a", "-a", false),
            ("a b", "a", false),
            ("/team", "a", false),
            ("Example.com/team", "a", false),
            ("a/b/c", "a", false),
        ] {
            assert_eq!(Label::parse(key, value).is_ok(), fits, "{key}={value}");
        }
    }
}
