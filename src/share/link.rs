//! The share link: the inputs in the fragment of the page's address, only where they differ from the defaults.
//!
//! ```text
//! v=1&release=v2.11.1&manager.accountId=000000000000&managed=payments,111111111111,us-east-1&iam.externalId=capa-1
//! ```
//!
//! Keys are the config file's own paths. `managed` stands once for each account, in order: name, account id, and the
//! region where one is typed; what else an account has follows as `managed.0.cluster.name=...`. `managed=none` is an
//! empty list. Past [`READABLE`] accounts the part that begins with `managed` is deflated and stands in `packed`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::catalog::releases;
use crate::model::field::{self, FIELDS, Field, Records};
use crate::model::{Addon, ClusterInputs, Inputs, ManagedInputs, nearest};
use crate::validate::without_credentials;

/// What a link opened as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub inputs: Inputs,
    /// Values that no longer exist and what they became, one sentence each.
    pub warnings: Vec<String>,
}

const VERSION: &str = "1";
/// Accounts that a link names in clear.
const READABLE: usize = 50;
/// Rows that a link may have: far more than are planned for, far fewer than would stall the page.
const ROWS_MAX: usize = 10_000;
/// Bytes that `packed` may become.
const UNPACKED_MAX: usize = 4 << 20;
const DEFLATE_LEVEL: u8 = 9;
const NONE: &str = "none";

/// The fragment without its `#`. A text that looks like a credential is left out.
pub fn encode(inputs: &Inputs) -> String {
    let inputs = without_credentials(inputs);
    let defaults = Inputs::default();
    let mut link = vec![format!("v={VERSION}"), format!("release={}", escape(&inputs.release))];
    for field in FIELDS.iter().filter(|field| !field.is_per_account() && field.pattern != "release") {
        let text = whole_text(field, &inputs, 0);
        if text != whole_text(field, &defaults, 0) {
            link.push(format!("{}={text}", field.pattern));
        }
    }
    if inputs.managed != defaults.managed {
        let managed = encode_managed(&inputs);
        match inputs.managed.len() > READABLE {
            true => {
                let packed = compress_to_vec(managed.join("&").as_bytes(), DEFLATE_LEVEL);
                link.push(format!("packed={}", URL_SAFE_NO_PAD.encode(packed)));
            }
            false => link.extend(managed),
        }
    }
    link.join("&")
}

/// `fragment` with or without its `#`; the message says what is wrong with it. Nothing in it at all is the defaults.
pub fn decode(fragment: &str) -> Result<Opened, String> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut opened = Opened { inputs: Inputs::default(), warnings: vec![] };
    if fragment.is_empty() {
        return Ok(opened);
    }
    let mut settings = settings(fragment)?;
    match settings.iter().find(|(key, _)| *key == "v") {
        Some((_, VERSION)) => {}
        Some(_) => return Err(format!("This link has another format than {VERSION}, the only one that can be opened")),
        None => return Err("This link does not begin with its format, v=1".into()),
    }
    settings.retain(|(key, _)| *key != "v");
    let unpacked = match settings.iter().position(|(key, _)| *key == "packed") {
        Some(index) => unpack(settings.remove(index).1)?,
        None => String::new(),
    };
    settings.extend(self::settings(&unpacked)?);
    apply(&settings, &mut opened)?;
    if without_credentials(&opened.inputs) != opened.inputs {
        return Err("This link holds what looks like a credential; ask for one without, and revoke it".into());
    }
    Ok(opened)
}

fn encode_managed(inputs: &Inputs) -> Vec<String> {
    if inputs.managed.is_empty() {
        return vec![format!("managed={NONE}")];
    }
    let mut out = Vec::new();
    for account in &inputs.managed {
        let mut row = format!("managed={},{}", escape(&account.name), escape(&account.account_id));
        if !account.region.is_empty() {
            row += &format!(",{}", escape(&account.region));
        }
        out.push(row);
    }
    let rest: Vec<&Field> = per_account().filter(|field| !IN_THE_ROW.contains(&field.pattern)).collect();
    let plain = ManagedInputs::default();
    let defaults = Inputs { managed: vec![plain.clone()], ..Inputs::default() };
    let rest: Vec<(&Field, String)> = rest.into_iter().map(|field| (field, whole_text(field, &defaults, 0))).collect();
    for (row, account) in inputs.managed.iter().enumerate() {
        if account.aws_profile == plain.aws_profile
            && account.cluster == plain.cluster
            && account.identity == plain.identity
        {
            continue;
        }
        for (field, default) in &rest {
            let text = whole_text(field, inputs, row);
            if text != *default {
                out.push(format!("{}={text}", field.pattern.replace("[]", &format!(".{row}"))));
            }
        }
    }
    out
}

const IN_THE_ROW: [&str; 3] = ["managed[].name", "managed[].accountId", "managed[].region"];

fn per_account() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.is_per_account())
}

/// A field's text, escaped; of a list `name:value,name:value`, or `none` when it is empty and that is not the default.
fn whole_text(field: &Field, inputs: &Inputs, row: usize) -> String {
    let part = |text: &str| escape_but(text, b"-._~/@");
    let pairs = |pairs: Vec<(&String, &String)>| {
        let pairs: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{}:{}", part(name), part(value))).collect();
        pairs.join(",")
    };
    let addons = |cluster: &ClusterInputs| match cluster.addons.as_deref() {
        None => String::new(),
        Some([]) => NONE.into(),
        Some(addons) => pairs(addons.iter().map(|addon| (&addon.name, &addon.version)).collect()),
    };
    match field.pattern {
        "manager.cluster.addons" => addons(&inputs.manager.cluster),
        "managed[].cluster.addons" => addons(&inputs.managed[row].cluster),
        "iam.stackTags" => pairs(inputs.iam.stack_tags.iter().map(|(key, value)| (key, value)).collect()),
        _ => match field.records(inputs, row) {
            None => escape(&field.get(inputs, row)),
            // Each record ends with a comma, so that an empty text in a list is not an empty list.
            Some(records) => {
                let record = |texts: &Vec<String>| {
                    let texts: Vec<String> = texts.iter().map(|text| part(text)).collect();
                    texts.join(":") + ","
                };
                records.iter().map(record).collect()
            }
        },
    }
}

fn settings(text: &str) -> Result<Vec<(&str, &str)>, String> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').ok_or_else(|| "A part of this link has no value; it may be cut off".into()))
        .collect()
}

fn unpack(packed: &str) -> Result<String, String> {
    let broken = || "The packed list of accounts in this link is damaged; it may be cut off".to_string();
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| broken())?;
    let bytes = decompress_to_vec_with_limit(&bytes, UNPACKED_MAX).map_err(|_| broken())?;
    String::from_utf8(bytes).map_err(|_| broken())
}

fn apply(settings: &[(&str, &str)], opened: &mut Opened) -> Result<(), String> {
    let rows: Vec<&str> = settings.iter().filter(|(key, _)| *key == "managed").map(|(_, value)| *value).collect();
    match rows.as_slice() {
        [] => {}
        [NONE] => opened.inputs.managed.clear(),
        rows if rows.len() > ROWS_MAX => return Err(format!("This link has more than {ROWS_MAX} accounts")),
        rows => opened.inputs.managed = rows.iter().map(|row| managed_row(row)).collect::<Result<_, _>>()?,
    }
    let mut seen = std::collections::BTreeSet::new();
    for (key, value) in settings.iter().filter(|(key, _)| *key != "managed") {
        if !seen.insert(*key) {
            return Err(format!("The setting {} stands in this link twice", shown(key)));
        }
        let path = match key.strip_prefix("managed.").and_then(|rest| rest.split_once('.')) {
            Some((row, rest)) => format!("managed[{row}].{rest}"),
            None => key.to_string(),
        };
        let (field, row) = field::find(&crate::model::FieldPath(path))
            .filter(|(field, row)| !field.is_per_account() || *row < opened.inputs.managed.len())
            .ok_or_else(|| format!("This link has a setting {} that is not known here", shown(key)))?;
        set(field, row, value, opened)?;
    }
    Ok(())
}

fn managed_row(text: &str) -> Result<ManagedInputs, String> {
    let mut parts = text.split(',').map(unescape);
    let mut next = || parts.next().unwrap_or(Ok(String::new()));
    let account = ManagedInputs { name: next()?, account_id: next()?, region: next()?, ..ManagedInputs::default() };
    match parts.next() {
        None => Ok(account),
        Some(_) => Err("An account in this link has more than a name, an id and a region".into()),
    }
}

fn set(field: &Field, row: usize, value: &str, opened: &mut Opened) -> Result<(), String> {
    let Opened { inputs, warnings } = opened;
    match field.pattern {
        "manager.cluster.addons" => inputs.manager.cluster.addons = addons(value)?,
        "managed[].cluster.addons" => inputs.managed[row].cluster.addons = addons(value)?,
        "iam.stackTags" => inputs.iam.stack_tags = pairs(value)?,
        _ if field.records(inputs, row).is_some() => _ = field.set_records(inputs, row, records(value)?),
        "release" => {
            let typed = unescape(value)?;
            // An empty one is the default, and one that was never right is for the checks to say.
            match releases::find(&typed) {
                None if looks_like_a_release(&typed) => {
                    let nearest = releases::nearest(&typed).version;
                    warnings.push(format!("CAPA release {typed} is not known here and became {nearest}"));
                    inputs.release = nearest.into();
                }
                _ => inputs.release = typed,
            }
        }
        _ => {
            let text = unescape(value)?;
            if !field.set(inputs, row, &text) {
                let kept = nearest(&text, field.choices.iter().copied()).map(str::to_string);
                let kept = kept.unwrap_or_else(|| field.get(inputs, row));
                warnings.push(format!("{} {} is not known here and became {kept}", field.label, shown(&text)));
                field.set(inputs, row, &kept);
            }
        }
    }
    Ok(())
}

fn looks_like_a_release(text: &str) -> bool {
    text.strip_prefix('v').unwrap_or(text).starts_with(|letter: char| letter.is_ascii_digit())
}

fn addons(text: &str) -> Result<Option<Vec<Addon>>, String> {
    if text == NONE {
        return Ok(Some(vec![]));
    }
    Ok(Some(pairs(text)?.into_iter().map(|(name, version)| Addon { name, version }).collect()))
}

fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let pair = |part: &str| {
        let (name, value) = part.split_once(':').ok_or("A list in this link is damaged; it may be cut off")?;
        Ok((unescape(name)?, unescape(value)?))
    };
    text.split(',').filter(|part| !part.is_empty()).map(pair).collect()
}

fn records(text: &str) -> Result<Records, String> {
    let record = |record: &str| record.split(':').map(unescape).collect();
    match text.strip_suffix(',') {
        None if text.is_empty() => Ok(vec![]),
        None => Err("A list in this link is damaged; it may be cut off".into()),
        Some(text) => text.split(',').map(record).collect(),
    }
}

/// Percent-encoding of all but letters, digits and what is harmless where it stands; an ARN stays readable.
fn escape(text: &str) -> String {
    escape_but(text, b"-._~/@:")
}

fn escape_but(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            true => out.push(byte.into()),
            false => out += &format!("%{byte:02X}"),
        }
    }
    out
}

fn unescape(text: &str) -> Result<String, String> {
    let broken = || "A value in this link is damaged; it may be cut off".to_string();
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok()).ok_or_else(broken)?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| plain).ok_or_else(broken)?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).map_err(|_| broken())
}

/// What of a link may stand in a message: a key can be anything, so not more than a word of it.
fn shown(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || ".-[]".contains(*letter)).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str, id: &str, region: &str) -> ManagedInputs {
        ManagedInputs { name: name.into(), account_id: id.into(), region: region.into(), ..ManagedInputs::default() }
    }

    #[test]
    fn a_link_holds_what_differs_from_the_defaults() {
        assert_eq!(encode(&Inputs::default()), "v=1&release=v2.11.1");
        let mut inputs = Inputs::default();
        inputs.manager.account_id = "000000000000".into();
        inputs.managed = vec![account("payments", "111111111111", "us-east-1"), account("retail", "222222222222", "")];
        inputs.managed[1].cluster.addons = Some(vec![Addon { name: "vpc-cni".into(), version: "v1".into() }]);
        inputs.iam.name_suffix = String::new();
        inputs.iam.stack_tags = vec![("team a".into(), "x,y".into())];
        inputs.bootstrap.pivot = false;
        inputs.managed[1].cluster.flavor = crate::model::Flavor::Fargate;
        inputs.managed[1].identity.allowed_namespaces = vec!["web".into(), String::new()];
        let expected = "v=1&release=v2.11.1&manager.accountId=000000000000&iam.nameSuffix=&iam.stackTags=team%20a:x%2Cy\
                        &bootstrap.pivot=false&managed=payments,111111111111,us-east-1&managed=retail,222222222222\
                        &managed.1.cluster.addons=vpc-cni:v1&managed.1.cluster.flavor=eks-fargate\
                        &managed.1.identity.allowedNamespaces=web,,";
        assert_eq!(encode(&inputs), expected);
        assert_eq!(decode(expected), Ok(Opened { inputs: inputs.clone(), warnings: vec![] }));
        assert_eq!(decode(&format!("#{expected}")).unwrap().inputs, inputs);
    }

    #[test]
    fn many_accounts_are_packed() {
        let fleet = |count: u64| Inputs {
            managed: (0..count)
                .map(|row| account(&format!("team-{row}"), &format!("{:012}", row * 7919), ""))
                .collect(),
            ..Inputs::default()
        };
        assert!(encode(&fleet(50)).contains("managed=team-49,"));
        let packed = encode(&fleet(1000));
        assert!(packed.starts_with("v=1&release=v2.11.1&packed=") && !packed.contains("managed"), "{packed}");
        assert!(packed.len() < 10_000, "{} characters", packed.len());
        assert_eq!(decode(&packed).unwrap().inputs, fleet(1000));
    }

    #[test]
    fn a_broken_link_says_what_is_wrong() {
        let bomb = URL_SAFE_NO_PAD.encode(compress_to_vec(&vec![b'&'; UNPACKED_MAX + 1], 1));
        for (fragment, expected) in [
            ("release=v2.11.1", "This link does not begin with its format, v=1"),
            ("v=2&release=v2.11.1", "This link has another format than 1, the only one that can be opened"),
            ("v=1&release", "A part of this link has no value; it may be cut off"),
            ("v=1&manager.accountId=%3", "A value in this link is damaged; it may be cut off"),
            ("v=1&manager.accountId=%+1", "A value in this link is damaged; it may be cut off"),
            ("v=1&manager.accountId=%FF", "A value in this link is damaged; it may be cut off"),
            ("v=1&manager.colour=red", "This link has a setting manager.colour that is not known here"),
            ("v=1&managed.1.region=x", "This link has a setting managed.1.region that is not known here"),
            ("v=1&release=a&release=b", "The setting release stands in this link twice"),
            ("v=1&managed=a,b,c,d", "An account in this link has more than a name, an id and a region"),
            ("v=1&iam.stackTags=a", "A list in this link is damaged; it may be cut off"),
            ("v=1&manager.cluster.nodeRolePolicies=a", "A list in this link is damaged; it may be cut off"),
            ("v=1&packed=x", "The packed list of accounts in this link is damaged; it may be cut off"),
            ("v=1&packed=%20", "The packed list of accounts in this link is damaged; it may be cut off"),
            (&format!("v=1&packed={bomb}"), "The packed list of accounts in this link is damaged; it may be cut off"),
        ] {
            assert_eq!(decode(fragment), Err(expected.into()), "{fragment:.80}");
        }
    }

    #[test]
    fn a_value_that_is_no_more_becomes_the_nearest_with_a_warning() {
        let opened = decode("v=1&release=v2.12.0&edition=publishd&iam.delivery=carrier-pigeon").unwrap();
        assert_eq!(opened.inputs.release, "v2.11.1");
        assert_eq!(opened.inputs.edition, crate::model::Edition::Published);
        assert_eq!(
            opened.warnings,
            [
                "CAPA release v2.12.0 is not known here and became v2.11.1",
                "Edition publishd is not known here and became published",
                "Delivery carrier-pigeon is not known here and became per-account",
            ]
        );
    }

    #[test]
    fn a_credential_is_neither_linked_nor_opened() {
        let key = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
        let mut inputs = Inputs::default();
        inputs.manager.aws_profile = key.clone();
        assert_eq!(encode(&inputs), "v=1&release=v2.11.1");
        let error = decode(&format!("v=1&manager.awsProfile={key}")).unwrap_err();
        assert!(error.contains("credential") && !error.contains(&key), "{error}");
    }
}
