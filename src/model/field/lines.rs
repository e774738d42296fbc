//! Lists as a person types them, an entry a line, and as records of plain texts, which the share link carries.

use crate::model::inputs::{AccessEntryInputs, FargateSelectorInputs};

/// Entries of a list, each as its texts.
pub type Records = Vec<Vec<String>>;

/// What a line looks like.
#[derive(Clone, Copy, Debug)]
pub enum Lines {
    /// `payments`
    Word,
    /// `team=payments`
    Pair,
    /// `kube-system k8s-app=kube-dns`: a namespace and labels.
    Selector,
    /// `arn:aws:iam::012345678901:role/ops ops view group:on-call`: a principal, a username, a policy, groups.
    AccessEntry,
}

/// In front of a group, which a policy could not be told from otherwise.
const GROUP: &str = "group:";

impl Lines {
    pub fn write(self, records: &Records) -> String {
        let line = |record: &Vec<String>| match self {
            Self::Word => record.join(" "),
            Self::Pair => record.join("="),
            Self::Selector => {
                let (namespace, labels) = (&record[..1], record[1..].chunks(2));
                [namespace.concat()]
                    .into_iter()
                    .chain(labels.map(|label| label.join("=")))
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            Self::AccessEntry => {
                let (named, groups) = record.split_at(3);
                let named = named.iter().filter(|text| !text.is_empty()).cloned();
                named.chain(groups.iter().map(|group| format!("{GROUP}{group}"))).collect::<Vec<_>>().join(" ")
            }
        };
        records.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Whatever is typed is a record: a part that is missing is empty, and the checks say what it should be.
    pub fn read(self, text: &str) -> Records {
        let pair = |text: &str| {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            [name.trim().to_owned(), value.trim().to_owned()]
        };
        let record = |line: &str| match self {
            Self::Word => vec![line.trim().to_owned()],
            Self::Pair => pair(line).into(),
            Self::Selector => {
                let mut words = line.split_whitespace();
                let namespace = words.next().unwrap_or_default().to_owned();
                std::iter::once(namespace).chain(words.flat_map(pair)).collect()
            }
            Self::AccessEntry => {
                let (groups, named): (Vec<&str>, Vec<&str>) =
                    line.split_whitespace().partition(|word| word.starts_with(GROUP));
                let named = named.into_iter().chain(std::iter::repeat("")).take(3);
                named.chain(groups.into_iter().map(|group| &group[GROUP.len()..])).map(str::to_owned).collect()
            }
        };
        text.lines().filter(|line| !line.trim().is_empty()).map(record).collect()
    }
}

pub fn word(text: &impl AsRef<str>) -> Vec<String> {
    vec![text.as_ref().to_owned()]
}

pub fn to_word(record: Vec<String>) -> String {
    record.into_iter().next().unwrap_or_default()
}

pub fn pair((name, value): &(String, String)) -> Vec<String> {
    vec![name.clone(), value.clone()]
}

pub fn to_pair(record: Vec<String>) -> (String, String) {
    let mut texts = record.into_iter();
    (texts.next().unwrap_or_default(), texts.next().unwrap_or_default())
}

pub fn selector(selector: &FargateSelectorInputs) -> Vec<String> {
    std::iter::once(selector.namespace.clone()).chain(selector.labels.iter().flat_map(pair)).collect()
}

pub fn to_selector(record: Vec<String>) -> FargateSelectorInputs {
    let (namespace, labels) = record.split_first().map(|(first, rest)| (first.clone(), rest)).unwrap_or_default();
    FargateSelectorInputs { namespace, labels: labels.chunks(2).map(|label| to_pair(label.to_vec())).collect() }
}

pub fn access_entry(entry: &AccessEntryInputs) -> Vec<String> {
    let named = [&entry.principal_arn, &entry.username, &entry.policy];
    named.into_iter().chain(&entry.groups).cloned().collect()
}

pub fn to_access_entry(record: Vec<String>) -> AccessEntryInputs {
    let mut texts = record.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    let (principal_arn, username, policy) = (next(), next(), next());
    AccessEntryInputs { principal_arn, username, policy, groups: texts.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_written_again() {
        let role = "arn:aws:iam::012345678901:role/ops";
        for (lines, typed, expected) in [
            (Lines::Word, " a \n\nb", "a\nb"),
            (Lines::Pair, "a = b\nc", "a=b\nc="),
            (
                Lines::Selector,
                "kube-system  k8s-app=kube-dns tier=dns\ndefault",
                "kube-system k8s-app=kube-dns tier=dns\ndefault",
            ),
            (Lines::AccessEntry, &format!("{role} ops view"), &format!("{role} ops view")),
            (Lines::AccessEntry, &format!("{role} group:a ops group:b"), &format!("{role} ops group:a group:b")),
            (Lines::AccessEntry, role, role),
        ] {
            assert_eq!(lines.write(&lines.read(typed)), expected, "{typed}");
        }
    }

    #[test]
    fn a_record_is_one_entry() {
        for record in [vec!["a", "b", "c"], vec!["a", "b", "c", "d", "e"]] {
            let record: Vec<String> = record.into_iter().map(String::from).collect();
            assert_eq!(access_entry(&to_access_entry(record.clone())), record);
            assert_eq!(selector(&to_selector(record.clone())), record);
        }
    }
}
