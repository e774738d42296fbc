//! AWS's limits for policies, and what counts towards them: characters without blanks.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>, read 2026-11-25.

use super::Generator;
use super::statement::PolicyDocument;
use super::value::Value;

/// A managed policy.
pub const MANAGED_POLICY: usize = 6_144;
/// All inline policies of a role.
pub const INLINE_POLICIES: usize = 10_240;
/// Who may assume a role; AWS raises it to 4,096 when asked.
pub const TRUST_POLICY: usize = 2_048;

/// The characters of a policy that count.
pub fn size(document: &PolicyDocument, generator: Generator) -> usize {
    of_value(&document.value(generator))
}

fn of_value(value: &Value) -> usize {
    // Brackets and commas of a list or a map.
    let around = |items: usize| 2 + items.saturating_sub(1);
    match value {
        Value::Null => 4,
        Value::Bool(bool) => bool.to_string().len(),
        Value::Number(number) => number.to_string().len(),
        Value::Text(text) => of_text(text),
        Value::List(items) => around(items.len()) + items.iter().map(of_value).sum::<usize>(),
        Value::Texts(texts) => around(texts.len()) + texts.iter().map(|text| of_text(text)).sum::<usize>(),
        Value::Map(entries) => {
            around(entries.len()) + entries.iter().map(|(key, value)| of_text(key) + 1 + of_value(value)).sum::<usize>()
        }
    }
}

fn of_text(text: &str) -> usize {
    let counts = |character: char| match character {
        '"' | '\\' => 2,
        blank if blank.is_whitespace() => 0,
        _ => 1,
    };
    2 + text.chars().map(counts).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::iam::statement::Statement;
    use crate::iam::template::{LogicalId, Resource};
    use crate::iam::{Configuration, Template};

    #[test]
    fn blanks_do_not_count() {
        let statement = Statement::allow(["sts:AssumeRole"]).on(["a b\"c"]);
        let document = PolicyDocument { statements: vec![statement] };
        let json = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole"],"Resource":["ab\"c"]}]}"#;
        assert_eq!(size(&document, Generator::V2_11_0), json.len());
    }

    /// As clusterawsadm's templates were counted for v2.0.0 and v2.11.1.
    #[test]
    fn the_policy_of_the_controllers_grew() {
        for (generator, expected) in [(Generator::V2_0_0, 3_851), (Generator::V2_11_0, 5_103)] {
            let template = Template::new(&Configuration::default(), generator);
            let Some(Resource::ManagedPolicy(policy)) = template.resources.get(&LogicalId::ControllersPolicy) else {
                panic!("no policy")
            };
            assert_eq!(size(&policy.document, generator), expected);
        }
    }
}
