//! ## What it catches
//! A profile name that no section of the AWS CLI's files can have.
//! ## Why it matters
//! Every command of the account carries it as AWS_PROFILE.
//! ## Example
//! `awsProfile: "prod]"`
//! ## Use instead
//! `awsProfile: prod`
//! ## References
//! AWS CLI user guide, configuration and credential file settings.

use super::{Finding, Lint, Subject, examples};
use crate::model::ProfileName;

pub const LINT: Lint = Lint {
    id: "malformed-profile",
    sources: &["https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html"],
    check,
    bad: || examples::with(|inputs| inputs.managed[0].aws_profile = "prod]".into()),
    good: || examples::with(|inputs| inputs.managed[0].aws_profile = "prod".into()),
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
