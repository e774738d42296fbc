//! ## What it catches
//! An external id that STS does not take.
//! ## Why it matters
//! Nothing checks it when the identity is applied; the first AssumeRole is refused instead.
//! ## Example
//! `externalId: a b`
//! ## Use instead
//! `externalId: capa-prod-1234`
//! ## References
//! STS API, AssumeRole, ExternalId.

use super::{Finding, Lint, Subject, examples};
use crate::model::{FieldPath, ExternalId};

pub const LINT: Lint = Lint {
    id: "malformed-external-id",
    sources: &["https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"],
    check,
    bad: || examples::with(|inputs| inputs.iam.external_id = "a b".into()),
    good: || examples::with(|inputs| inputs.iam.external_id = "capa-prod-1234".into()),
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.external_id.trim();
    let message = ExternalId::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.externalId"), message, ExternalId::HELP)).into_iter().collect()
}
