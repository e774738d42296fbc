//! An external id that STS does not take.
//!
//! ## Why it matters
//! Nothing checks it when the identity is applied; the first AssumeRole is refused instead.
//! ## Bad
//! ```yaml
//! iam: { externalId: a b }
//! ```
//! ## Good
//! ```yaml
//! iam: { externalId: capa-prod-1234 }
//! ```
//! ## What to do
//! Type 2 to 1224 letters, digits and `+=,.@:/-`, without a space.
//! ## References
//! - [STS API, AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{FieldPath, ExternalId};

pub const LINT: Lint = Lint {
    id: "malformed-external-id",
    rule: "STS takes the external ID",
    fields: &["iam.externalId"],
    sources: &["https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.external_id.trim();
    let message = ExternalId::parse(typed).err().filter(|_| !typed.is_empty());
    message.map(|message| Finding::at(FieldPath::new("iam.externalId"), message, ExternalId::HELP)).into_iter().collect()
}
