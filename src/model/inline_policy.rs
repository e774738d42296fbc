//! How many roles the inline policy of the controllers role has room for.

use super::Partition;

/// AWS's limit for all inline policies of a role, in characters without blanks:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>, read 2026-11-24.
const MAX: usize = 10_240;

/// Around the list of roles, with both actions that it may need.
const FRAME: &str = r#"{"Statement":[{"Action":["sts:AssumeRole","sts:TagSession"],"Effect":"Allow","Resource":[]}],"Version":"2012-10-17"}"#;

/// What the statements for roles that CAPA makes itself, and for Fargate, may take up at most.
pub const FURTHER_MAX: usize = 640;

/// Whether the permission to assume the role `controllers<suffix>` of that many accounts can name each of them;
/// `further` when the policy holds other statements as well.
pub fn names_every_account(partition: Partition, name_suffix: &str, accounts: usize, further: bool) -> bool {
    let arn = format!("\"arn:{partition}:iam::000000000000:role/controllers{name_suffix}\",");
    let frame = FRAME.len() + if further { FURTHER_MAX } else { 0 };
    frame + accounts * arn.len() <= MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::inputs::DEFAULT_NAME_SUFFIX;

    #[test]
    fn default_names_leave_room_for_123_accounts() {
        assert!(names_every_account(Partition::Aws, DEFAULT_NAME_SUFFIX, 123, false));
        assert!(!names_every_account(Partition::Aws, DEFAULT_NAME_SUFFIX, 124, false));
        assert!(!names_every_account(Partition::AwsUsGov, DEFAULT_NAME_SUFFIX, 123, false));
        assert!(names_every_account(Partition::Aws, DEFAULT_NAME_SUFFIX, 115, true));
        assert!(!names_every_account(Partition::Aws, DEFAULT_NAME_SUFFIX, 116, true));
    }
}
