//! Tags that AWS does not take: an empty or overlong key, an overlong value, a character it does not allow, the prefix
//! `aws:`, a key twice, or more than 50.
//!
//! ## Why it matters
//! CloudFormation refuses the stack as a whole.
//! ## Bad
//! ```yaml
//! iam: { stackTags: { "aws:team": platform } }
//! ```
//! ## Good
//! ```yaml
//! iam: { stackTags: { team: Größe 1 } }
//! ```
//! ## What to do
//! Type at most 50 tags, a key of 1 to 128 and a value of up to 256 letters, digits, spaces and `+-=._:/@`.
//! ## References
//! - [CloudFormation API, Tag](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html), 2026-11-24
//! - [CAPA v2.11.1, tags](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/tags.go#L77), 2026-11-24

use std::collections::BTreeSet;

use super::{Finding, Lint, Subject};
use crate::model::FieldPath;

pub const LINT: Lint = Lint {
    id: "malformed-stack-tags",
    rule: "AWS takes every stack tag",
    fields: &["iam.stackTags"],
    sources: &[
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html",
        "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/api/v1beta2/tags.go#L77",
    ],
    check,
    ..Lint::ERROR
};

/// Characters.
const KEY_MAX: usize = 128;
const VALUE_MAX: usize = 256;
/// Tags of one stack.
const COUNT_MAX: usize = 50;
const HELP: &str = "Type a key of 1 to 128 and a value of up to 256 letters, digits, spaces and + - = . _ : / @";

fn check(subject: &Subject) -> Vec<Finding> {
    let tags = &subject.inputs.iam.stack_tags;
    let mut seen = BTreeSet::new();
    let mut messages: Vec<String> = tags.iter().filter_map(|(key, value)| wrong(key.trim(), value.trim())).collect();
    messages.extend(
        tags.iter().filter(|(key, _)| !seen.insert(key.trim())).map(|(key, _)| format!("The tag {} is there twice", key.trim())),
    );
    if tags.len() > COUNT_MAX {
        messages.push(format!("A stack has at most {COUNT_MAX} tags, these are {}", tags.len()));
    }
    messages.into_iter().map(|message| Finding::at(FieldPath::new("iam.stackTags"), message, HELP)).collect()
}

fn wrong(key: &str, value: &str) -> Option<String> {
    let allowed = |letter: char| letter.is_alphanumeric() || letter == ' ' || "+-=._:/@".contains(letter);
    let (key_length, value_length) = (key.chars().count(), value.chars().count());
    if key.is_empty() {
        return Some("A tag has no key".into());
    }
    if key_length > KEY_MAX {
        return Some(format!("The key of a tag has at most {KEY_MAX} characters, this has {key_length}"));
    }
    if !key.chars().all(allowed) {
        return Some("The key of a tag holds only letters, digits, spaces and + - = . _ : / @".into());
    }
    if key.to_ascii_lowercase().starts_with("aws:") {
        return Some(format!("The tag {key} begins with aws:, which AWS keeps for itself"));
    }
    if value_length > VALUE_MAX {
        return Some(format!("The value of tag {key} has {value_length} characters, at most {VALUE_MAX} are allowed"));
    }
    (!value.chars().all(allowed))
        .then(|| format!("The value of tag {key} holds only letters, digits, spaces and + - = . _ : / @"))
}
