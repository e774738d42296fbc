//! The config file, wire format 1.
//!
//! Reading is strict: a key that is not known, a value of another type, a key twice are errors, because what is silently
//! dropped here is silently missing in an account. A missing key takes its default.

use serde::{Deserialize, Serialize};
use serde_yaml::Error;

use crate::model::inputs::{
    BootstrapInputs, ControllersInputs, Edition, IamInputs, Inputs, ManagedInputs, ManagerInputs,
};
use crate::model::{FieldPath, field, nearest};
use crate::validate::credential_like;

/// Why a config file can't be read. Nothing of it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub message: String,
    /// What to type.
    pub help: String,
    /// 1-based.
    pub line: Option<usize>,
    pub column: Option<usize>,
}

/// The wire format that is written, and the only one that is read.
const FORMAT: u64 = 1;

pub fn read(text: &str) -> Result<Inputs, ConfigError> {
    check_format(text)?;
    let file: ConfigFile = parse(text)?;
    Ok(file.into())
}

/// Always readable by [`read`], which gives the same inputs back.
pub fn write(inputs: &Inputs) -> String {
    let options = serde_yaml::ser_options! {
        // A long text stays on its line, a line break in one is written as an escape: both are easier to edit and to
        // compare than a block.
        folded_wrap_chars: usize::MAX,
        prefer_block_scalars: false,
    };
    serde_yaml::to_string_with_options(&ConfigFile::from(inputs.clone()), options).expect("inputs are plain data")
}

/// The file's own form: the inputs with the number of the format in front.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct ConfigFile {
    format: u64,
    edition: Edition,
    release: String,
    manager: ManagerInputs,
    managed: Vec<ManagedInputs>,
    iam: IamInputs,
    controllers: ControllersInputs,
    bootstrap: BootstrapInputs,
}

impl Default for ConfigFile {
    fn default() -> Self {
        Inputs::default().into()
    }
}

impl From<Inputs> for ConfigFile {
    fn from(inputs: Inputs) -> Self {
        let Inputs { edition, release, manager, managed, iam, controllers, bootstrap } = inputs;
        Self { format: FORMAT, edition, release, manager, managed, iam, controllers, bootstrap }
    }
}

impl From<ConfigFile> for Inputs {
    fn from(file: ConfigFile) -> Self {
        let ConfigFile { format: _, edition, release, manager, managed, iam, controllers, bootstrap } = file;
        Self { edition, release, manager, managed, iam, controllers, bootstrap }
    }
}

/// A file of a later format is called that, instead of being taken to pieces for its first key that is new.
fn check_format(text: &str) -> Result<(), ConfigError> {
    #[derive(Deserialize)]
    struct Head {
        format: u64,
    }
    // What else is wrong with the file is found, and put better, when it is read in earnest.
    match serde_yaml::from_str_with_options::<Head>(text, options()) {
        Ok(head) if head.format != FORMAT => Err(ConfigError {
            message: format!("This file has format {}, and only format {FORMAT} can be read", head.format),
            help: format!("Type format: {FORMAT} if it was written by hand, or use the release that wrote it"),
            line: line_of_key(text, "format"),
            column: None,
        }),
        _ => Ok(()),
    }
}

/// The line of a key at the top level.
fn line_of_key(text: &str, key: &str) -> Option<usize> {
    let at =
        text.lines().position(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')));
    at.map(|index| index + 1)
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        // A number without quotes where a text is wanted is refused: account ids have leading zeros.
        no_schema: true,
        with_snippet: false,
        // A config of a thousand accounts repeats less than this; a bomb of aliases repeats more.
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 100_000 },
    }
}

fn parse(text: &str) -> Result<ConfigFile, ConfigError> {
    let says_nothing = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.lines().all(says_nothing) {
        return Err(ConfigError {
            message: "The file is empty".into(),
            help: "Type format: 1 and what differs from the defaults".into(),
            line: None,
            column: None,
        });
    }
    let mut path = None;
    let result = serde_yaml::with_deserializer_from_str_with_options(text, options(), |deserializer| {
        serde_path_to_error::deserialize(deserializer).map_err(|error| {
            path = Some(error.path().to_string());
            error.into_inner()
        })
    });
    result.map_err(|error| explain(&error, path.as_deref().filter(|path| *path != ".")))
}

/// The library's error in words that say what to type. Values are not repeated: one may be a secret.
fn explain(error: &Error, path: Option<&str>) -> ConfigError {
    let (message, help) = sentences(error, path);
    let location = error.location();
    let number = |number: u64| usize::try_from(number).ok().filter(|number| *number > 0);
    ConfigError {
        message,
        help,
        line: location.and_then(|location| number(location.line())),
        column: location.and_then(|location| number(location.column())),
    }
}

fn sentences(error: &Error, path: Option<&str>) -> (String, String) {
    let here = path.unwrap_or("The file");
    match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => {
            let parent = path.and_then(|path| path.rsplit_once('.')).map(|(parent, _)| format!(" in {parent}"));
            let message = match credential_like(field) {
                Some(kind) => format!("There is a key that looks like {kind}"),
                None => format!("There is no key {field}{}", parent.unwrap_or_default()),
            };
            let help = match nearest(field, expected.iter().copied()) {
                Some(nearest) => format!("Did you mean {nearest}"),
                None => format!("The keys here are {}", expected.join(", ")),
            };
            (message, help)
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            let message = match credential_like(variant) {
                Some(kind) => format!("{here} holds what looks like {kind}"),
                None => format!("{here} can't be {variant}"),
            };
            (message, format!("Type {}", expected.join(" or ")))
        }
        Error::QuotingRequired { .. } => {
            let key = here.rsplit('.').next().unwrap_or(here);
            let help = match key {
                "accountId" => "Put the 12 digits in quotes: a leading zero is real, and YAML takes it off".to_string(),
                _ => format!("Put it in quotes, as in {key}: \"...\""),
            };
            (format!("{here} is a number or a truth value to YAML, and a text is wanted"), help)
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().filter(|key| credential_like(key).is_none());
            let key = key.map(|key| format!("The key {key}")).unwrap_or("A key".into());
            (format!("{key} stands here twice"), "Remove one of the two".into())
        }
        Error::MultipleDocuments { .. } => {
            ("There are several documents in this file".into(), "Keep one, without a line of three hyphens".into())
        }
        Error::MergeKeyNotAllowed { .. } => ("A merge key (<<) is not read here".into(), "Write the keys out".into()),
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => (
            "This file is nested or repeats itself beyond what a config can be".into(),
            "Write it out without anchors and aliases".into(),
        ),
        Error::AliasError { error, .. } => sentences(error, path),
        Error::NullIntoString { .. } => {
            (format!("{here} has no value"), "Type \"\" for an empty text, or leave the key out".into())
        }
        Error::UnknownAnchor { .. } => {
            ("An alias (*) has no anchor (&) before it".into(), "Write the value out".into())
        }
        Error::SerdeInvalidType { .. }
        | Error::SerdeInvalidValue { .. }
        | Error::SerdeInvalidLength { .. }
        | Error::InvalidScalar { .. }
        | Error::InvalidBooleanStrict { .. }
        | Error::Unexpected { .. }
        | Error::UnexpectedValueForUnitEnumVariant { .. }
        | Error::ExternallyTaggedEnumExpectedScalarOrMapping { .. }
        | Error::ExpectedStringKeyForExternallyTaggedEnum { .. }
        | Error::Message { .. } => wrong_type(here, path),
        other => {
            let options = serde_yaml::RenderOptions::new(&serde_yaml::UserMessageFormatter);
            let said = other.render_with_options(options);
            let said = said.lines().next().unwrap_or_default();
            // Line and column are fields of their own.
            let said = said.rsplit_once(" at line ").map_or(said, |(said, _)| said).trim().trim_end_matches('.');
            (
                format!("This is not YAML: {said}"),
                "Mend it at the line and column named, or start from an exported file".into(),
            )
        }
    }
}

/// What is wanted at a path, from the list of fields.
fn wrong_type(here: &str, path: Option<&str>) -> (String, String) {
    let key = here.rsplit('.').next().unwrap_or(here);
    let key = key.split('[').next().unwrap_or(key);
    let known = path.and_then(|path| field::find(&FieldPath::new(path)));
    let (wanted, example) = match (path, key, known) {
        (None, ..) => ("a map of keys", "format: 1, manager:, managed: and so on".to_string()),
        (_, "workerCount", _) => ("a whole number", "workerCount: 3".to_string()),
        (_, "format", _) => ("a number", format!("format: {FORMAT}")),
        (_, "managed", _) => {
            ("a list of accounts", "- name: payments and so on, a hyphen for each account".to_string())
        }
        (_, "addons", _) => ("a map from name to version", "addons: { vpc-cni: v1.19.5-eksbuild.3 }".to_string()),
        (_, "stackTags", _) => ("a map from key to value", "stackTags: { team: platform }".to_string()),
        (_, _, Some((field, _))) if !field.choices.is_empty() => ("one of its choices", field.choices.join(" or ")),
        (_, _, Some(_)) => ("a text", format!("{key}: \"...\"")),
        _ => ("a map of keys", format!("{key}: and its keys below it, indented")),
    };
    (format!("{here} is not {wanted}"), format!("Type {example}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Message, help, line.
    fn error(text: &str) -> (String, String, Option<usize>) {
        let error = read(text).expect_err(text);
        (error.message, error.help, error.line)
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_what_to_type() {
        for (text, message, help, line) in [
            ("format: 1\nmanger:\n  accountId: \"1\"\n", "There is no key manger", "Did you mean manager", Some(2)),
            ("manager:\n  acountId: \"1\"\n", "There is no key acountId in manager", "Did you mean accountId", Some(2)),
            (
                "managed:\n- name: a\n- name: b\n  cluster: { nam: x }\n",
                "There is no key nam in managed[1].cluster",
                "Did you mean name",
                Some(4),
            ),
            (
                "iam: { colour: red }",
                "There is no key colour in iam",
                "The keys here are nameSuffix, externalId, permissionsBoundary, stackTags, delivery",
                Some(1),
            ),
            (
                "managed:\n- accountId: 012345678901\n",
                "managed[0].accountId is a number or a truth value to YAML, and a text is wanted",
                "Put the 12 digits in quotes: a leading zero is real, and YAML takes it off",
                Some(2),
            ),
            (
                "manager: { cluster: { kubernetesVersion: 1.33 } }",
                "manager.cluster.kubernetesVersion is a number or a truth value to YAML, and a text is wanted",
                "Put it in quotes, as in kubernetesVersion: \"...\"",
                Some(1),
            ),
            (
                "managed: 3",
                "managed is not a list of accounts",
                "Type - name: payments and so on, a hyphen for each account",
                Some(1),
            ),
            ("manager: 3", "manager is not a map of keys", "Type manager: and its keys below it, indented", Some(1)),
            (
                "manager:\n  awsProfile:\n",
                "manager.awsProfile has no value",
                "Type \"\" for an empty text, or leave the key out",
                Some(2),
            ),
            ("manager:\n  awsProfile: [a]\n", "manager.awsProfile is not a text", "Type awsProfile: \"...\"", Some(2)),
            ("edition: correct", "edition can't be correct", "Type corrected or published", Some(1)),
            ("bootstrap: { pivot: maybe }", "bootstrap.pivot is not one of its choices", "Type true or false", Some(1)),
            (
                "manager: { cluster: { workerCount: 1.5 } }",
                "manager.cluster.workerCount is not a whole number",
                "Type workerCount: 3",
                Some(1),
            ),
            (
                "manager: { cluster: { addons: [vpc-cni] } }",
                "manager.cluster.addons[0] is not a map from name to version",
                "Type addons: { vpc-cni: v1.19.5-eksbuild.3 }",
                Some(1),
            ),
            (
                "manager:\n  region: a\n  region: b\n",
                "The key region stands here twice",
                "Remove one of the two",
                Some(3),
            ),
            ("iam: { stackTags: { a: b, a: c } }", "The key a stands here twice", "Remove one of the two", Some(1)),
            (
                "# ours\nformat: 2\nnew: 3\n",
                "This file has format 2, and only format 1 can be read",
                "Type format: 1 if it was written by hand, or use the release that wrote it",
                Some(2),
            ),
            ("format: x\n", "format is not a number", "Type format: 1", Some(1)),
            (
                "format: 1\n---\nformat: 1\n",
                "There are several documents in this file",
                "Keep one, without a line of three hyphens",
                Some(3),
            ),
            (
                "manager:\n\tregion: x",
                "This is not YAML: tabs disallowed within this context (block indentation)",
                "Mend it at the line and column named, or start from an exported file",
                Some(2),
            ),
            ("just text", "The file is not a map of keys", "Type format: 1, manager:, managed: and so on", Some(1)),
            ("# nothing\n\n", "The file is empty", "Type format: 1 and what differs from the defaults", None),
            ("manager: *x", "An alias (*) has no anchor (&) before it", "Write the value out", Some(1)),
        ] {
            assert_eq!(error(text), (message.into(), help.into(), line), "{text}");
        }
    }

    #[test]
    fn missing_keys_take_their_defaults_and_so_does_the_format() {
        assert_eq!(read("{}").unwrap(), Inputs::default());
        let inputs = read("managed:\n- name: a\n  cluster: { workerCount: 5, addons: {} }\n").unwrap();
        assert_eq!(inputs.managed[0].cluster.worker_count, "5");
        assert_eq!(inputs.managed[0].cluster.addons, Some(vec![]));
        assert_eq!(inputs.release, Inputs::default().release);
    }

    #[test]
    fn json_and_anchors_are_yaml_too() {
        let text = r#"{"format": 1, "manager": {"accountId": "000000000000"}}"#;
        assert_eq!(read(text).unwrap().manager.account_id, "000000000000");
        let text = "managed:\n- name: a\n  cluster: &c { vpcCidr: 10.0.0.0/16 }\n- { name: b, cluster: *c }\n";
        assert_eq!(read(text).unwrap().managed[1].cluster.vpc_cidr, "10.0.0.0/16");
    }

    #[test]
    fn a_bomb_of_aliases_is_refused_and_not_expanded() {
        let mut text = "managed: &a0 [x, x, x, x, x, x, x, x, x]\n".to_string();
        for level in 1..9 {
            let list = vec![format!("*a{}", level - 1); 9].join(", ");
            text += &format!("k{level}: &a{level} [{list}]\n");
        }
        let head = text.replace("managed:", "format: 1\nk0:");
        assert!(read(&text).is_err());
        assert!(read(&head).is_err());
    }

    #[test]
    fn a_secret_in_the_wrong_place_is_not_repeated() {
        let key = ["AKIA", "IOSFODNN7EXAMPLE"].concat();
        for text in [format!("{key}: 1"), format!("edition: {key}"), format!("manager: {{ {key}: a, {key}: b }}")] {
            let error = read(&text).unwrap_err();
            assert!(!format!("{error:?}").contains(&key), "{error:?}");
        }
    }

    #[test]
    fn ids_are_always_written_in_quotes() {
        let mut inputs = Inputs::default();
        inputs.manager.account_id = "012345678901".into();
        inputs.managed[0].account_id = "999999999999".into();
        inputs.managed[0].cluster.worker_count = "5".into();
        let text = write(&inputs);
        assert!(text.starts_with("format: 1\nedition: corrected\nrelease: v2.11.1\nmanager:\n"), "{text}");
        assert!(text.contains("  accountId: \"012345678901\"\n"), "{text}");
        assert!(text.contains("  accountId: \"999999999999\"\n"), "{text}");
        assert!(text.contains("    workerCount: 5\n"), "{text}");
    }
}
