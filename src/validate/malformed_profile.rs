//! A profile name that no section of the AWS CLI's files can have.
//!
//! ## Why it matters
//! Every command of the account carries it as AWS_PROFILE.
//! ## Bad
//! ```yaml
//! managed:
//! - awsProfile: "prod]"
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - awsProfile: prod
//! ```
//! ## What to do
//! Type the name as `aws configure list-profiles` prints it.
//! ## References
//! - [AWS CLI user guide, configuration and credential files](https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::ProfileName;

pub const LINT: Lint = Lint {
    id: "malformed-profile",
    rule: "Every profile is a name that the AWS CLI can read",
    fields: &["manager.awsProfile", "managed[].awsProfile"],
    sources: &["https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.accounts().filter(|account| !account.profile.trim().is_empty());
    typed
        .filter_map(|account| {
            let message = ProfileName::parse(account.profile).err()?;
            Some(Finding::at(account.path("awsProfile"), message, ProfileName::HELP))
        })
        .collect()
}
