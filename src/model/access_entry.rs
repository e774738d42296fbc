//! Who may enter an EKS cluster, and as what.

use std::fmt;

use super::Partition;

/// An access entry of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessEntry {
    pub principal: PrincipalArn,
    /// Said always: without one CAPA deletes the entry and makes it again at each reconcile (seen in a rehearsal, v2.11.1).
    pub username: String,
    pub policy: Option<AccessPolicy>,
    /// Groups of Kubernetes.
    pub groups: Vec<String>,
}

impl AccessEntry {
    pub const HELP: &'static str = "Type the ARN of a role or a user, a username, and cluster-admin, admin, edit, view or \
                                    a group, for example arn:aws:iam::012345678901:role/ops ops cluster-admin";

    pub fn parse(principal: &str, username: &str, policy: &str, groups: &[String]) -> Result<Self, String> {
        let principal = PrincipalArn::parse(principal)?;
        let username = username.trim();
        if !is_word(username) {
            return Err("An access entry needs a username of printable characters without blanks".into());
        }
        // EKS keeps these for itself: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html, 2026-11-25.
        if let Some(taken) = RESERVED.into_iter().find(|prefix| username.starts_with(prefix)) {
            return Err(format!("A username can't begin with {taken}"));
        }
        let policy = match policy.trim() {
            "" => None,
            id => Some(AccessPolicy::find(id).ok_or_else(|| "There is no such access policy".to_string())?),
        };
        let groups: Vec<String> = groups.iter().map(|group| group.trim().to_string()).collect();
        match groups.iter().find(|group| !is_word(group) || group.starts_with("system:")) {
            Some(_) => Err("A group is printable characters without blanks, and does not begin with system:".into()),
            None if policy.is_none() && groups.is_empty() => Err("An access entry needs a policy or a group".into()),
            None => Ok(Self { principal, username: username.into(), policy, groups }),
        }
    }
}

const RESERVED: [&str; 5] = ["system:", "eks:", "aws:", "amazon:", "iam:"];

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Access policies of EKS for people, each for the whole cluster:
/// <https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html>, read 2026-11-25.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessPolicy {
    ClusterAdmin,
    Admin,
    Edit,
    View,
}

impl AccessPolicy {
    const ALL: [(&'static str, Self); 4] =
        [("cluster-admin", Self::ClusterAdmin), ("admin", Self::Admin), ("edit", Self::Edit), ("view", Self::View)];

    fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == id).map(|(_, policy)| policy)
    }
    /// `arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy`
    pub fn arn(self, partition: Partition) -> String {
        let name = match self {
            Self::ClusterAdmin => "AmazonEKSClusterAdminPolicy",
            Self::Admin => "AmazonEKSAdminPolicy",
            Self::Edit => "AmazonEKSEditPolicy",
            Self::View => "AmazonEKSViewPolicy",
        };
        format!("arn:{partition}:eks::aws:cluster-access-policy/{name}")
    }
}

/// The ARN of an IAM role or user. A session's (`sts:...:assumed-role/`) is none that an access entry takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrincipalArn {
    text: String,
    partition: Partition,
    account: String,
}

impl PrincipalArn {
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || "This is not the ARN of an IAM role or user".to_string();
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let &["arn", partition, "iam", "", account, resource] = parts.as_slice() else { return Err(wrong()) };
        let partition =
            Partition::find(partition).ok_or_else(|| "The second part of this ARN is not a partition".to_string())?;
        if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("The account in this ARN is not 12 digits".into());
        }
        let path = resource.strip_prefix("role/").or_else(|| resource.strip_prefix("user/")).ok_or_else(wrong)?;
        let fits = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-/".contains(&byte));
        if path.is_empty() || path.ends_with('/') || !fits {
            return Err(wrong());
        }
        Ok(Self { text: text.into(), partition, account: account.into() })
    }
    pub fn as_str(&self) -> &str {
        &self.text
    }
    pub fn partition(&self) -> Partition {
        self.partition
    }
    /// 12 digits.
    pub fn account(&self) -> &str {
        &self.account
    }
}

impl fmt::Display for PrincipalArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_users() {
        for (text, expected) in [
            ("arn:aws:iam::111111111111:role/ops", Some("111111111111")),
            (" arn:aws-cn:iam::111111111111:role/team/ops ", Some("111111111111")),
            ("arn:aws:iam::111111111111:user/ann", Some("111111111111")),
            ("arn:aws:sts::111111111111:assumed-role/ops/ann", None),
            ("arn:aws:iam::111111111111:root", None),
            ("arn:aws:iam::111111111111:group/ops", None),
            ("arn:aws:iam::111111111111:role/", None),
            ("arn:aws:iam::1111:role/ops", None),
            ("arn:mars:iam::111111111111:role/ops", None),
            ("ops", None),
            ("", None),
        ] {
            let principal = PrincipalArn::parse(text).ok();
            assert_eq!(principal.as_ref().map(PrincipalArn::account), expected, "{text}");
        }
    }

    #[test]
    fn an_entry_has_a_username_and_something_to_do() {
        let role = "arn:aws:iam::111111111111:role/ops";
        for (username, policy, groups, fits) in [
            ("ops", "view", &[][..], true),
            ("ops", "", &["developers"][..], true),
            ("ops", "edit", &["developers", "on-call"][..], true),
            ("ops", "", &[][..], false),
            ("", "view", &[][..], false),
            ("o ps", "view", &[][..], false),
            ("system:node", "view", &[][..], false),
            ("ops", "root", &[][..], false),
            ("ops", "", &["system:masters"][..], false),
            ("ops", "", &[""][..], false),
        ] {
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            assert_eq!(AccessEntry::parse(role, username, policy, &groups).is_ok(), fits, "{username} {policy}");
        }
        assert_eq!(
            AccessPolicy::View.arn(Partition::AwsCn),
            "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
        );
    }
}
