//! An external id that a YAML reader takes for a number or a date: `1e3`, `2020-01-01`.
//!
//! ## Why it matters
//! clusterawsadm prints it without quotes in the CloudFormation template, which reads it back as something else. The
//! condition then compares with `1000`, and every AssumeRole is refused.
//! ## Bad
//! ```yaml
//! iam: { externalId: "2020-01-01" }
//! ```
//! ## Good
//! ```yaml
//! iam: { externalId: capa-2020-01-01 }
//! ```
//! ## What to do
//! Put a word in front. Quotes in this file do not help: it is the template that has none.
//! ## References
//! - clusterawsadm 2.11.1, run with 96 such texts, 2026-11-24
//! - [YAML 1.1, type float](https://yaml.org/type/float.html), 2026-11-24
//! - [YAML 1.1, type timestamp](https://yaml.org/type/timestamp.html), 2026-11-24

use super::{Finding, Lint, Subject};
use crate::model::{ExternalId, FieldPath};

pub const LINT: Lint = Lint {
    id: "ambiguous-external-id",
    rule: "No external ID can be taken for a number or a date",
    fields: &["iam.externalId"],
    sources: &["https://yaml.org/type/float.html", "https://yaml.org/type/timestamp.html"],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let typed = subject.inputs.iam.external_id.trim();
    if ExternalId::parse(typed).is_err() || !is_ambiguous(typed) {
        return vec![];
    }
    vec![
        Finding::at(
            FieldPath::new("iam.externalId"),
            "This is printed without quotes by clusterawsadm, and CloudFormation takes it for a number or a date",
            "Put a word in front, for example capa-",
        )
        .fix(Some(format!("capa-{typed}")).filter(|text| text.len() <= ExternalId::MAX)),
    ]
}

/// What its old printer leaves plain although a reader may take it for something else. It quotes by itself whatever its
/// own rules call a number or a truth value, such as `012` and `yes`.
fn is_ambiguous(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part) || part.split_once('.').is_some_and(|(whole, rest)| digits(whole) && (rest.is_empty() || digits(rest)));
    let exponent = |part: &str| digits(part.strip_prefix(['+', '-']).unwrap_or(part));
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_float = unsigned.ends_with('.') && digits(unsigned.trim_end_matches('.'))
        || unsigned.split_once(['e', 'E']).is_some_and(|(mantissa, power)| number(mantissa) && exponent(power));
    let is_grouped = unsigned.contains([',', ':']) && unsigned.split([',', ':']).all(digits);
    let word = matches!(text.to_ascii_lowercase().as_str(), "nan" | "=");
    is_float || is_grouped || word || is_date(text)
}

/// `2020-01-01`, with or without a time after it.
fn is_date(text: &str) -> bool {
    let day = text.split(['T', 't']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    let digits = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4, 4) && digits(month, 1, 2) && digits(day, 1, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_may_take_for_something_else() {
        for (text, expected) in [
            ("1.", true),
            ("1e3", true),
            ("1.5e3", true),
            ("12e03", true),
            ("1e-3", true),
            ("nan", true),
            ("=", true),
            ("2020-01-01", true),
            ("2020-01-01T00:00:00Z", true),
            ("1,000", true),
            ("1:60", true),
            ("capa-prod-1234", false),
            ("012345678901", false),
            ("e3", false),
            ("1e", false),
            ("2020-01", false),
            ("v1.33", false),
            ("a:1", false),
        ] {
            assert_eq!(is_ambiguous(text), expected, "{text}");
        }
    }
}
