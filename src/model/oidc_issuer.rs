//! The OIDC issuer of an EKS cluster in one canonical form: the host path, `oidc.eks.eu-west-1.amazonaws.com/id/HEX`.

use std::fmt;

use super::{AccountId, Partition, Region};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OidcIssuer(String);

impl OidcIssuer {
    /// Characters of the id, as EKS makes it.
    pub const ID_LENGTH: usize = 32;
    pub const HELP: &'static str =
        "Type what aws eks describe-cluster --query cluster.identity.oidc.issuer prints, or nothing until it exists";

    /// Takes the URL, the host path, the provider ARN or the bare id; a bare id is completed from region and partition.
    pub fn parse(text: &str, region: &Region, partition: Partition) -> Result<Self, String> {
        let text = text.trim().trim_end_matches('/');
        let text = match provider(text) {
            Some((arn_partition, _, path)) if arn_partition == partition.id() => path,
            Some(_) => return Err(format!("This ARN is not of {partition}, the partition of {region}")),
            None => text.strip_prefix("https://").unwrap_or(text),
        };
        let host = format!("oidc.eks.{region}.{}", partition.dns_suffix());
        let id = match text.split_once("/id/") {
            Some((typed, id)) if typed == host => id,
            Some((typed, _)) => return Err(wrong_host(typed, region, &host)),
            None if text.len() == Self::ID_LENGTH => text,
            None => {
                return Err(format!("An issuer has the form of https://{host}/id/ and {} characters", Self::ID_LENGTH));
            }
        };
        match !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            true => Ok(Self(format!("{host}/id/{}", id.to_ascii_uppercase()))),
            false => Err(format!("The id of an issuer is {} letters and digits", Self::ID_LENGTH)),
        }
    }
    /// The account that a provider's ARN names; None for the other forms.
    pub fn account_of(text: &str) -> Option<&str> {
        provider(text.trim()).map(|(_, account, _)| account)
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

/// Partition, account and host path of `arn:aws:iam::123456789012:oidc-provider/HOST/id/HEX`.
fn provider(text: &str) -> Option<(&str, &str, &str)> {
    let (partition, rest) = text.strip_prefix("arn:")?.split_once(":iam::")?;
    let (account, path) = rest.split_once(":oidc-provider/")?;
    Some((partition, account, path))
}

fn wrong_host(typed: &str, region: &Region, host: &str) -> String {
    let other = typed.strip_prefix("oidc.eks.").and_then(|rest| rest.split('.').next()).map(Region::parse);
    match other {
        Some(Ok(other)) if other != *region => format!("This issuer is in {other}, the manager in {region}"),
        _ => format!("The host of an issuer in {region} is {host}"),
    }
}

impl fmt::Display for OidcIssuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "EXAMPLED539D4633E53DE1B71EXAMPLE";

    fn parse(text: &str, region: &str) -> Result<String, String> {
        let region = Region::parse(region).unwrap();
        OidcIssuer::parse(text, &region, region.partition()).map(|issuer| issuer.host_path().to_string())
    }

    #[test]
    fn every_form_becomes_the_host_path() {
        let expected = Ok(format!("oidc.eks.eu-west-1.amazonaws.com/id/{ID}"));
        for text in [
            &format!("https://oidc.eks.eu-west-1.amazonaws.com/id/{ID}"),
            &format!("https://oidc.eks.eu-west-1.amazonaws.com/id/{ID}/"),
            &format!(" oidc.eks.eu-west-1.amazonaws.com/id/{ID}\n"),
            &format!("arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/{ID}"),
            &ID.to_string(),
            &ID.to_lowercase(),
        ] {
            assert_eq!(parse(text, "eu-west-1"), expected, "{text}");
        }
        assert_eq!(parse(ID, "cn-north-1"), Ok(format!("oidc.eks.cn-north-1.amazonaws.com.cn/id/{ID}")));
        assert_eq!(parse(ID, "eusc-de-east-1"), Ok(format!("oidc.eks.eusc-de-east-1.amazonaws.eu/id/{ID}")));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, expected) in [
            (
                format!("https://oidc.eks.us-east-1.amazonaws.com/id/{ID}"),
                "This issuer is in us-east-1, the manager in eu-west-1",
            ),
            (
                format!("arn:aws-cn:iam::123456789012:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/{ID}"),
                "This ARN is not of aws, the partition of eu-west-1",
            ),
            (
                format!("https://example.com/id/{ID}"),
                "The host of an issuer in eu-west-1 is oidc.eks.eu-west-1.amazonaws.com",
            ),
            (
                "https://oidc.eks.eu-west-1.amazonaws.com/id/a-b".to_string(),
                "The id of an issuer is 32 letters and digits",
            ),
            (
                "WeWillReplaceThisLater".to_string(),
                "An issuer has the form of https://oidc.eks.eu-west-1.amazonaws.com/id/ and 32 characters",
            ),
        ] {
            assert_eq!(parse(&text, "eu-west-1"), Err(expected.to_string()), "{text}");
        }
    }

    #[test]
    fn only_an_arn_names_an_account() {
        let arn = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A";
        assert_eq!(OidcIssuer::account_of(arn), Some("123456789012"));
        assert_eq!(OidcIssuer::account_of(ID), None);
    }
}
