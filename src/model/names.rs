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

impl DnsLabel {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
}
impl ClusterName {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
}
impl ProfileName {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
}
impl ExternalId {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
}
impl NameSuffix {
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(Self(text.trim().into()))
    }
}
