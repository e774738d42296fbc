//! What people set out to do, and what they set for it: where the form starts from.

use std::collections::BTreeMap;

use crate::model::{FieldPath, Inputs, field};

/// A way to start.
#[derive(Debug, PartialEq, Eq)]
pub struct Intention {
    /// Kebab-case, unique.
    pub id: &'static str,
    pub title: &'static str,
    /// What it sets, for a person.
    pub sets: &'static str,
    /// A field's path and its value; `managed[]` is every managed account.
    pub values: &'static [(&'static str, &'static str)],
}

pub const INTENTIONS: &[Intention] = &[
    Intention {
        id: "try",
        title: "Try it on one account",
        sets: "1 worker node a cluster, no pivot",
        values: &[
            ("manager.cluster.workerCount", "1"),
            ("managed[].cluster.workerCount", "1"),
            ("bootstrap.pivot", "false"),
        ],
    },
    Intention {
        id: "fleet",
        title: "A fleet of accounts",
        sets: "IAM by stack set, 10 clusters at a time, pivot",
        values: &[
            ("manager.cluster.workerCount", ""),
            ("managed[].cluster.workerCount", ""),
            ("bootstrap.pivot", "true"),
            ("iam.delivery", "stack-set"),
            ("controllers.concurrency", "10"),
        ],
    },
    Intention {
        id: "other-partition",
        title: "China or GovCloud",
        sets: "us-gov-west-1 for all; for China type cn-north-1",
        values: &[("manager.region", "us-gov-west-1"), ("managed[].region", "")],
    },
];

/// What an intention did.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    pub inputs: Inputs,
    /// What it set, by path.
    pub set: BTreeMap<String, String>,
    /// What somebody typed and keeps.
    pub kept: Vec<FieldPath>,
}

impl Intention {
    /// Its paths and values, one for each managed account.
    fn fields(&self, inputs: &Inputs) -> Vec<(FieldPath, &'static str)> {
        let rows = inputs.managed.len();
        let each = |(pattern, value): &(&'static str, &'static str)| match pattern.strip_prefix("managed[].") {
            Some(name) => (0..rows).map(|row| (FieldPath::managed(row, name), *value)).collect(),
            None => vec![(FieldPath::new(*pattern), *value)],
        };
        self.values.iter().flat_map(each).collect()
    }

    /// Whether all that it sets is as it sets it.
    pub fn is_in_force(&self, inputs: &Inputs) -> bool {
        self.fields(inputs).iter().all(|(path, value)| field::get(inputs, path) == *value)
    }

    /// Sets what nobody has touched: a field at its default, or as an intention set it (`before`, by path).
    pub fn apply(&self, inputs: &Inputs, before: &BTreeMap<String, String>) -> Applied {
        let mut applied = Applied { inputs: inputs.clone(), set: before.clone(), kept: vec![] };
        let untouched = Inputs { managed: vec![Default::default(); inputs.managed.len()], ..Inputs::default() };
        for (path, value) in self.fields(inputs) {
            let now = field::get(inputs, &path);
            if now == value {
                continue;
            }
            if now == field::get(&untouched, &path) || before.get(&path.0) == Some(&now) {
                field::set(&mut applied.inputs, &path, value);
                applied.set.insert(path.0, value.to_owned());
            } else {
                applied.kept.push(path);
            }
        }
        applied
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intention_comes_into_force_and_gives_way_to_another() {
        let mut inputs = Inputs::default();
        let mut set = BTreeMap::new();
        for intention in INTENTIONS.iter().chain(INTENTIONS) {
            let applied = intention.apply(&inputs, &set);
            assert!(intention.is_in_force(&applied.inputs), "{}", intention.id);
            assert_eq!(applied.kept, [], "{}", intention.id);
            (inputs, set) = (applied.inputs, applied.set);
        }
    }

    #[test]
    fn what_was_typed_is_kept() {
        let mut inputs = Inputs::default();
        inputs.managed[0].cluster.worker_count = "7".into();
        // As an intention would set it, but typed.
        inputs.bootstrap.pivot = false;
        let applied = INTENTIONS[1].apply(&inputs, &BTreeMap::new());
        let kept = ["managed[0].cluster.workerCount", "bootstrap.pivot"].map(FieldPath::new);
        assert_eq!(applied.kept, kept);
        assert_eq!(applied.inputs.managed[0].cluster.worker_count, "7");
        assert!(!applied.inputs.bootstrap.pivot);
        assert!(!INTENTIONS[1].is_in_force(&applied.inputs));
    }
}
