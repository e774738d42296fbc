//! What looks like a credential. There is no field for one, and what is pasted into another is neither kept nor shown.

use crate::model::{Inputs, field};

use super::Subject;

/// What a text looks like, when it looks like a credential: `an AWS access key id`. The text itself is never part of
/// the answer.
pub fn credential_like(text: &str) -> Option<&'static str> {
    if text.len() < SHORTEST {
        return None;
    }
    if text.contains("-----BEGIN") {
        return Some("a key or certificate in PEM form");
    }
    let lower = text.to_ascii_lowercase();
    if ["secret_access_key", "secretaccesskey", "session_token", "sessiontoken"].iter().any(|name| lower.contains(name))
    {
        return Some("a setting that holds a credential");
    }
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| is_base64(**byte)).count();
        let before = start.checked_sub(1).map(|index| bytes[index]);
        let after = bytes.get(start + length).copied();
        if let Some(found) = word_like(&bytes[start..start + length], before, after) {
            return Some(found);
        }
        start += length + 1;
    }
    None
}

/// The inputs with every text that looks like a credential emptied.
pub fn without_credentials(inputs: &Inputs) -> Inputs {
    let mut found = Vec::new();
    Subject::new(inputs).each_text(|place, text| {
        if credential_like(text).is_some() {
            found.push(place.path());
        }
    });
    let mut clean = inputs.clone();
    for path in found {
        field::set(&mut clean, &path, "");
    }
    clean
}

/// `-----BEGIN` is the shortest text that is looked for.
const SHORTEST: usize = 10;
/// AKIA or ASIA and 16 more. IAM user guide, unique identifiers, 2026-11-24.
const ACCESS_KEY_ID: usize = 20;
/// 30 bytes in base64.
const SECRET_ACCESS_KEY: usize = 40;
/// Session tokens have some hundred characters and more; no other word in a field has.
const SESSION_TOKEN: usize = 160;

fn word_like(word: &[u8], before: Option<u8>, after: Option<u8>) -> Option<&'static str> {
    if word.len() == ACCESS_KEY_ID && (word.starts_with(b"AKIA") || word.starts_with(b"ASIA")) {
        let rest = word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        return rest.then_some("an AWS access key id");
    }
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    // Part of a longer name, such as an ARN or a host name, is no key.
    let joins = |byte: Option<u8>| byte.is_some_and(|byte| b"-_.:@,".contains(&byte));
    if word.len() == SECRET_ACCESS_KEY && mixed && !joins(before) && !joins(after) {
        return Some("an AWS secret access key");
    }
    (word.len() >= SESSION_TOKEN && mixed).then_some("an AWS session token")
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'/' || byte == b'+'
}

#[cfg(test)]
mod tests {
    use super::*;

    // Put together here, so that no scanner of source code takes them for real ones.
    fn key_id(prefix: &str) -> String {
        format!("{prefix}IOSFODNN7EXAMPLE")
    }
    fn secret() -> String {
        ["wJalrXUtnFEMI", "/K7MDENG/", "bPxRfiCYEXAMPLEKEY"].concat()
    }

    #[test]
    fn credentials_are_known_by_their_form() {
        for (text, expected) in [
            (key_id("AKIA"), Some("an AWS access key id")),
            (format!("my key is {}.", key_id("ASIA")), Some("an AWS access key id")),
            (secret(), Some("an AWS secret access key")),
            (format!("\"{}\"", secret()), Some("an AWS secret access key")),
            (format!("aws_secret_access_key = {}", secret()), Some("a setting that holds a credential")),
            (format!("IQoJb3JpZ2luX2Vj{}", "aB3/".repeat(50)), Some("an AWS session token")),
            ("-----BEGIN RSA PRIVATE KEY-----".to_string(), Some("a key or certificate in PEM form")),
        ] {
            assert_eq!(credential_like(&text), expected, "{text}");
        }
    }

    #[test]
    fn ordinary_texts_are_none() {
        for text in [
            "",
            "retail",
            "012345678901",
            "arn:aws:iam::012345678901:policy/Team1BoundaryPolicyForEverybodyInTheOrg9",
            "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "AKIA",
            "AKIAcorporation-profile",
            ".cluster-api-provider-aws.sigs.k8s.io",
            "größe",
        ] {
            assert_eq!(credential_like(text), None, "{text}");
        }
    }

    #[test]
    fn only_the_credential_is_emptied() {
        let mut inputs = super::super::examples::valid();
        inputs.managed[1].aws_profile = key_id("AKIA");
        inputs.iam.stack_tags = vec![("key".into(), secret())];
        let clean = without_credentials(&inputs);
        assert_eq!(clean, super::super::examples::valid());
    }
}
