//! What an edit changed in the files: lines, by file.

use std::collections::{BTreeMap, BTreeSet};

use super::{FORMATS, Text, header};
use crate::Outline;
use crate::model::field;

/// Indices of the lines that are new or different, by path. A line that was taken away shows at the one that stands in
/// its place.
pub type Changes = BTreeMap<String, BTreeSet<usize>>;

/// Compares the files that are `wanted` and in both, but for the digests, which follow every other file. Where only rows
/// of the managed accounts differ, only the files of those are made of all that are an account's.
pub fn changes(before: &Outline, now: &Outline, wanted: impl Fn(&str) -> bool) -> Changes {
    let fields = field::differences(&before.inputs, &now.inputs);
    let rows: Option<BTreeSet<usize>> = fields
        .iter()
        .map(|path| path.0.strip_prefix("managed[")?.split(']').next()?.parse().ok())
        .collect::<Option<_>>()
        .filter(|_| before.inputs.managed.len() == now.inputs.managed.len());
    let keys = rows.map(|rows| rows.iter().map(|row| now.tenancy.managed[*row].key.clone()).collect::<BTreeSet<_>>());
    let is_among = |path: &str| match (&keys, path.strip_prefix("managed/").and_then(|rest| rest.split_once('/'))) {
        // An account's id stands in the manager's files as well.
        (Some(keys), Some((key, _))) => keys.contains(key),
        _ => true,
    };
    let mut changes = Changes::new();
    for format in FORMATS.iter().filter(|format| matches!(format.text, Text::Of(_))) {
        let earlier: BTreeSet<String> = (format.paths)(before).into_iter().collect();
        // A file that is new is no change of a file.
        for path in
            (format.paths)(now).into_iter().filter(|path| wanted(path) && is_among(path) && earlier.contains(path))
        {
            let text = |outline| format.text_of(outline, &path).into_result().unwrap_or_default();
            let lines = changed_lines(&text(before), &text(now));
            if !lines.is_empty() {
                changes.insert(path, lines);
            }
        }
    }
    changes
}

/// Of the text `now`.
pub fn changed_lines(before: &str, now: &str) -> BTreeSet<usize> {
    let (before, now): (Vec<&str>, Vec<&str>) =
        (before.lines().map(header::without_inputs).collect(), now.lines().map(header::without_inputs).collect());
    if before == now || before.is_empty() || now.is_empty() {
        return BTreeSet::new();
    }
    let start = before.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let room = before.len().min(now.len()) - start;
    let end = before.iter().rev().zip(now.iter().rev()).take(room).take_while(|(one, other)| one == other).count();
    let old: BTreeSet<&&str> = before[start..before.len() - end].iter().collect();
    let within = start..now.len() - end;
    let changed: BTreeSet<usize> = within.clone().filter(|index| !old.contains(&now[*index])).collect();
    match changed.is_empty() {
        // Lines were only moved or taken away.
        true if within.is_empty() => BTreeSet::from([start.min(now.len() - 1)]),
        true => within.collect(),
        false => changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_new_or_different_are_named() {
        for (before, now, expected) in [
            ("a\nb\nc", "a\nb\nc", vec![]),
            ("a\nb\nc", "a\nx\nc", vec![1]),
            ("a\nb\nc", "a\nb\nx\ny\nc", vec![2, 3]),
            ("a\nb\nc", "a\nc", vec![1]),
            ("a\nb", "a", vec![0]),
            ("a\nb\nc\nd", "x\nb\nc\ny", vec![0, 3]),
            ("# Made by capa-runbook 1, inputs 1\na", "# Made by capa-runbook 1, inputs 2\na", vec![]),
            ("Made by capa-runbook 1, inputs 1\na", "Made by capa-runbook 2, inputs 2\na", vec![0]),
            ("# 1\na", "# 2\na", vec![0]),
            ("a\nb\nc", "c\na\nb", vec![0, 1, 2]),
            ("", "a", vec![]),
        ] {
            let changed: Vec<usize> = changed_lines(before, now).into_iter().collect();
            assert_eq!(changed, expected, "{before:?} to {now:?}");
        }
    }

    #[test]
    fn an_edit_shows_in_every_file_that_it_reaches() {
        let mut inputs = crate::model::Inputs::default();
        inputs.manager.account_id = "000000000000".into();
        inputs.managed[0].account_id = "111111111111".into();
        let before = crate::outline(&inputs);
        inputs.managed[0].region = "us-west-2".into();
        let now = crate::outline(&inputs);
        let reached = |wanted: fn(&str) -> bool| changes(&before, &now, wanted).into_keys().collect::<Vec<_>>();
        let manifest = "managed/managed-account/managed-cluster.yaml";
        assert_eq!(reached(|path| path.contains('/')), [manifest]);
        assert_eq!(reached(|path| path.contains('/') || path == "run.sh"), [manifest, "run.sh"]);
        assert_eq!(
            reached(|_| true),
            ["README.md", "RUNBOOK.md", "capa-runbook.yaml", manifest, "run.sh", "trust-map.svg"]
        );
        assert_eq!(changes(&before, &now, |_| true)["capa-runbook.yaml"].len(), 1);
    }
}
