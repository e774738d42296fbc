//! Names by the rules of Kubernetes and AWS.

use std::fmt;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);
        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name!(
    /// A DNS-1123 label, 1 to 63 characters: namespaces, identities, folders, kind clusters.
    DnsLabel
);
name!(
    /// A DNS-1123 subdomain of at most 63 characters: what clusterctl and Cluster API's webhook both accept.
    ClusterName
);
name!(
    /// The name of a profile of the AWS CLI, never its keys.
    ProfileName
);
name!(
    /// An STS external id: 2 to 1224 characters of `[\w+=,.@:\/-]`.
    ExternalId
);
name!(
    /// What follows `controllers` in the role's name, its leading dot included; may be empty.
    NameSuffix
);
name!(
    /// An EC2 instance type: `m5.large`.
    InstanceType
);
name!(
    /// The name of an EC2 key pair.
    KeyName
);
name!(
    /// The name of an IAM role or instance profile, without its path.
    RoleName
);
name!(
    /// The name of an STS session, which CloudTrail shows.
    SessionName
);

impl DnsLabel {
    pub const WHAT: &'static str = "lower-case letters, digits and hyphens, with a letter or digit at either end";
    /// Characters.
    pub const MAX: usize = 63;
    pub const HELP: &'static str = "Type lower-case letters, digits and hyphens, for example team-a";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() > Self::MAX {
            return Err(format!("A name has at most {} characters, this has {}", Self::MAX, text.chars().count()));
        }
        if !is_label(text) {
            return Err(format!("A name is {}", Self::WHAT));
        }
        Ok(Self(text.into()))
    }
    /// The label that other spellings of it were meant as: `Team A` is `team-a`.
    pub fn repair(text: &str) -> Option<Self> {
        Self::parse(&hyphenated(text, |letter| letter.is_ascii_alphanumeric())).ok()
    }
}

impl ClusterName {
    pub const WHAT: &'static str =
        "lower-case letters, digits, hyphens and dots, with a letter or digit beside each dot and at either end";
    /// Characters; Cluster API's webhook wants a label value. cluster-api internal/webhooks/cluster.go:157, v1.13.5.
    pub const MAX: usize = 63;
    pub const HELP: &'static str = "Type lower-case letters, digits and hyphens, for example payments";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.len() > Self::MAX {
            return Err(format!(
                "The name of a cluster has at most {} characters, this has {}",
                Self::MAX,
                text.chars().count()
            ));
        }
        if !text.split('.').all(is_label) {
            return Err(format!("The name of a cluster is {}", Self::WHAT));
        }
        Ok(Self(text.into()))
    }
    pub fn repair(text: &str) -> Option<Self> {
        Self::parse(&hyphenated(text, |letter| letter.is_ascii_alphanumeric() || letter == '.')).ok()
    }
}

impl ProfileName {
    pub const WHAT: &'static str = "printable characters";
    pub const HELP: &'static str =
        "Type the name of a profile as aws configure list-profiles prints it, never its keys";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        // A section of the CLI's own file ends at a bracket.
        match text.is_empty() || text.chars().any(|letter| letter.is_control() || letter == ']') {
            true => Err(format!("The name of a profile is {}, without a closing bracket", Self::WHAT)),
            false => Ok(Self(text.into())),
        }
    }
}

impl ExternalId {
    pub const WHAT: &'static str = "letters, digits and _ + = , . @ : / -";
    /// Characters. AWS STS API, AssumeRole, ExternalId, 2026-11-24.
    pub const MIN: usize = 2;
    pub const MAX: usize = 1224;
    pub const HELP: &'static str = "Type 2 to 1224 letters, digits and _ + = , . @ : / -, for example capa-prod-1234";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@:/-".contains(&byte)) {
            return Err(format!("An external id is {}", Self::WHAT));
        }
        if !(Self::MIN..=Self::MAX).contains(&text.len()) {
            return Err(format!(
                "An external id has {} to {} characters, this has {}",
                Self::MIN,
                Self::MAX,
                text.len()
            ));
        }
        Ok(Self(text.into()))
    }
}

impl NameSuffix {
    pub const WHAT: &'static str = "letters, digits and _ + = , . @ -";
    /// Characters: a role's name has 64, and the longest that it follows is `control-plane`.
    pub const MAX: usize = 64 - "control-plane".len();
    pub const HELP: &'static str =
        "Type what follows controllers in the names of the roles, with its leading dot, for example .capa.example.com";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte)) {
            return Err(format!("A suffix of role names is {}", Self::WHAT));
        }
        if text.len() > Self::MAX {
            return Err(format!(
                "control-plane and its suffix have at most 64 characters together, so the suffix {}, this has {}",
                Self::MAX,
                text.len()
            ));
        }
        Ok(Self(text.into()))
    }
}

impl InstanceType {
    pub const WHAT: &'static str = "a family and a size, as in m5.large";
    pub const HELP: &'static str = "Type an instance type such as m5.large, or nothing for the EKS default";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let fits = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        match text.split_once('.') {
            Some((family, size)) if fits(family) && fits(size) => Ok(Self(text.into())),
            _ => Err(format!("An instance type is {}", Self::WHAT)),
        }
    }
}

impl KeyName {
    pub const WHAT: &'static str = "printable ASCII characters";
    /// Characters. AWS EC2 API, CreateKeyPair, KeyName, 2026-11-24.
    pub const MAX: usize = 255;
    pub const HELP: &'static str = "Type the name of a key pair of that account and region, or nothing for no SSH";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Err(format!("The name of a key pair is {}", Self::WHAT));
        }
        if text.len() > Self::MAX {
            return Err(format!(
                "The name of a key pair has at most {} characters, this has {}",
                Self::MAX,
                text.len()
            ));
        }
        Ok(Self(text.into()))
    }
}

impl RoleName {
    pub const WHAT: &'static str = "letters, digits and _ + = , . @ -";
    /// Characters. CAPA's CRD takes no name of one: `awsmanagedcontrolplane_types.go:76`, v2.11.1.
    pub const MIN: usize = 2;
    /// Characters. AWS IAM quotas, 2026-11-24.
    pub const MAX: usize = 64;
    pub const HELP: &'static str =
        "Type the name of a role without its path, for example eks-nodes, or nothing for CAPA's";

    pub fn parse(text: &str) -> Result<Self, String> {
        bounded(text, Self::MIN..=Self::MAX, "role", Self::WHAT).map(Self)
    }
}

impl SessionName {
    pub const WHAT: &'static str = "letters, digits and _ + = , . @ -";
    /// Characters. AWS STS API, AssumeRole, RoleSessionName, 2026-11-24.
    pub const MIN: usize = 2;
    pub const MAX: usize = 64;
    pub const HELP: &'static str = "Type 2 to 64 letters, digits and _ + = , . @ -, for example capa-payments";

    pub fn parse(text: &str) -> Result<Self, String> {
        bounded(text, Self::MIN..=Self::MAX, "session", Self::WHAT).map(Self)
    }
}

/// A name of IAM: its characters, then its length.
fn bounded(text: &str, lengths: std::ops::RangeInclusive<usize>, what: &str, allowed: &str) -> Result<String, String> {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte)) {
        return Err(format!("The name of a {what} is {allowed}"));
    }
    if !lengths.contains(&text.len()) {
        return Err(format!(
            "The name of a {what} has {} to {} characters, this has {}",
            lengths.start(),
            lengths.end(),
            text.len()
        ));
    }
    Ok(text.into())
}

pub(super) fn is_label(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// In lower case, with one hyphen for each run of what is not kept, and none at the ends.
fn hyphenated(text: &str, keep: impl Fn(char) -> bool) -> String {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split(|letter| !keep(letter)).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// `payments-2` for `payments` and `payments-3` for `payments-2`, or the first after it that is not taken.
pub fn numbered(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = match name.rsplit_once('-') {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        _ => name,
    };
    let mut number = 2;
    loop {
        let free = format!("{stem}-{number}");
        if !is_taken(&free) {
            return free;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (text, fits) in [
            ("retail", true),
            ("0-a", true),
            (" retail ", true),
            (&"a".repeat(63), true),
            (&"a".repeat(64), false),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("a.b", false),
            ("Retail", false),
            ("a_b", false),
            ("é", false),
        ] {
            assert_eq!(DnsLabel::parse(text).is_ok(), fits, "{text}");
        }
        assert_eq!(DnsLabel::repair(" Team A_1. ").unwrap().as_str(), "team-a-1");
        assert_eq!(DnsLabel::repair("--"), None);
    }

    #[test]
    fn cluster_names() {
        for (text, fits) in [
            ("manager", true),
            ("a.b-c", true),
            (&"a".repeat(63), true),
            (&"a".repeat(64), false),
            ("a..b", false),
            ("a.-b", false),
            (".a", false),
            ("A", false),
            ("", false),
        ] {
            assert_eq!(ClusterName::parse(text).is_ok(), fits, "{text}");
        }
        assert_eq!(ClusterName::repair("Prod.EU West").unwrap().as_str(), "prod.eu-west");
    }

    #[test]
    fn names_of_aws() {
        for (fits, parsed) in [
            (true, ProfileName::parse("capa manager").is_ok()),
            (true, ProfileName::parse("größe/1").is_ok()),
            (false, ProfileName::parse("").is_ok()),
            (false, ProfileName::parse("a\nb").is_ok()),
            (false, ProfileName::parse("a]").is_ok()),
            (true, ExternalId::parse("1e3").is_ok()),
            (true, ExternalId::parse(&"a".repeat(1224)).is_ok()),
            (false, ExternalId::parse(&"a".repeat(1225)).is_ok()),
            (false, ExternalId::parse("a").is_ok()),
            (false, ExternalId::parse("a b").is_ok()),
            (false, ExternalId::parse("a'b").is_ok()),
            (true, NameSuffix::parse("").is_ok()),
            (true, NameSuffix::parse(".cluster-api-provider-aws.sigs.k8s.io").is_ok()),
            (true, NameSuffix::parse(&"a".repeat(51)).is_ok()),
            (false, NameSuffix::parse(&"a".repeat(52)).is_ok()),
            (false, NameSuffix::parse("/a").is_ok()),
            (true, InstanceType::parse("u-6tb1.112xlarge").is_ok()),
            (false, InstanceType::parse("m5").is_ok()),
            (false, InstanceType::parse("m5.").is_ok()),
            (false, InstanceType::parse("M5.large").is_ok()),
            (true, KeyName::parse("my key").is_ok()),
            (false, KeyName::parse("größe").is_ok()),
            (false, KeyName::parse(&"a".repeat(256)).is_ok()),
            (true, RoleName::parse("eks_nodes+=,.@-1").is_ok()),
            (true, RoleName::parse(&"a".repeat(64)).is_ok()),
            (false, RoleName::parse(&"a".repeat(65)).is_ok()),
            (false, RoleName::parse("a").is_ok()),
            (false, RoleName::parse("path/name").is_ok()),
            (true, SessionName::parse("capa-payments").is_ok()),
            (false, SessionName::parse("a").is_ok()),
            (false, SessionName::parse("a b").is_ok()),
        ] {
            assert_eq!(parsed, fits);
        }
    }
}
