//! The Amazon resource name of an IAM policy: the only ARN that is typed.

use std::fmt;

use super::Partition;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arn {
    text: String,
    partition: Partition,
    /// 12 digits, or `aws` for a policy of AWS's own.
    account: String,
}

impl Arn {
    pub const WHAT: &'static str = "the ARN of an IAM policy";
    /// Characters of a policy's name.
    pub const NAME_MAX: usize = 128;
    pub const HELP: &'static str = "Type an ARN of the form arn:aws:iam::123456789012:policy/NAME";

    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || format!("This is not {}", Self::WHAT);
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let &["arn", partition, "iam", "", account, resource] = parts.as_slice() else { return Err(wrong()) };
        let partition =
            Partition::find(partition).ok_or_else(|| "The second part of this ARN is not a partition".to_string())?;
        let account_fits = account == "aws" || account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        if !account_fits {
            return Err("The account in this ARN is neither 12 digits nor aws".into());
        }
        let path = resource.strip_prefix("policy/").ok_or_else(wrong)?;
        let name = path.rsplit('/').next().unwrap_or_default();
        let name_fits = (1..=Self::NAME_MAX).contains(&name.len());
        if !name_fits || !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-/".contains(&byte)) {
            return Err(format!(
                "The name of a policy is 1 to {} of the characters A-Z a-z 0-9 _ + = , . @ -",
                Self::NAME_MAX
            ));
        }
        Ok(Self { text: text.into(), partition, account: account.into() })
    }
    pub fn as_str(&self) -> &str {
        &self.text
    }
    pub fn partition(&self) -> Partition {
        self.partition
    }
    /// The account that owns it; None for a policy of AWS's own.
    pub fn account(&self) -> Option<&str> {
        (self.account != "aws").then_some(self.account.as_str())
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_of_an_account_or_of_aws() {
        for (text, expected) in [
            ("arn:aws:iam::123456789012:policy/Boundary", Some((Partition::Aws, Some("123456789012")))),
            (" arn:aws-cn:iam::123456789012:policy/team/Boundary ", Some((Partition::AwsCn, Some("123456789012")))),
            ("arn:aws:iam::aws:policy/PowerUserAccess", Some((Partition::Aws, None))),
            ("arn:aws:iam::123456789012:role/Boundary", None),
            ("arn:aws:iam::1234:policy/Boundary", None),
            ("arn:aws:iam::123456789012:policy/", None),
            ("arn:aws:iam::123456789012:policy/a b", None),
            ("arn:mars:iam::123456789012:policy/Boundary", None),
            ("arn:aws:iam:eu-west-1:123456789012:policy/Boundary", None),
            ("Boundary", None),
            ("", None),
        ] {
            let arn = Arn::parse(text).ok();
            assert_eq!(arn.as_ref().map(|arn| (arn.partition(), arn.account())), expected, "{text}");
        }
    }
}
