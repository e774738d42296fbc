//! Every fix at once, for `check --fix`.

use std::collections::BTreeSet;

use super::validate;
use crate::model::Inputs;

/// Rounds: a fix may bring another to light, but not for ever.
const ROUNDS: usize = 10;

/// A fix that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Id of the lint that offered it.
    pub lint: &'static str,
    pub edits: Vec<crate::diagnostic::Edit>,
}

/// Makes every fix that a lint offers, and those that come to light by it, until none is left.
pub fn repair(inputs: &mut Inputs) -> Vec<Repair> {
    let mut repairs = Vec::new();
    for _ in 0..ROUNDS {
        let before = inputs.clone();
        let mut touched = BTreeSet::new();
        for diagnostic in validate(&before).1.diagnostics {
            let Some(fix) = diagnostic.fix else { continue };
            // Of two fixes for one field the first is made; the next round tells whether the other is still wanted.
            let is_free = fix.edits.iter().all(|edit| !touched.contains(&edit.field));
            if is_free && fix.apply(inputs) {
                touched.extend(fix.edits.iter().map(|edit| edit.field.clone()));
                repairs.push(Repair { lint: diagnostic.lint, edits: fix.edits });
            }
        }
        if *inputs == before {
            break;
        }
    }
    repairs
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn a_fix_that_comes_to_light_by_another_is_made_too() {
        let mut inputs = examples::valid();
        inputs.managed[0].region = "US-ESAT-1".into();
        inputs.managed[1].name = "Team A".into();
        inputs.manager.region = "cn-north-1".into();
        inputs.edition = crate::model::Edition::Published;
        let made = repair(&mut inputs);
        let mut lints: Vec<&str> = made.iter().map(|repair| repair.lint).collect();
        lints.sort_unstable();
        assert_eq!(lints, ["malformed-name", "malformed-region", "published-outside-aws"], "{made:?}");
        assert_eq!(inputs.managed[0].region, "us-east-1");
        assert_eq!(inputs.managed[1].name, "team-a");
        assert_eq!(repair(&mut inputs), [], "none is left");
    }

    #[test]
    fn what_has_two_answers_is_left_alone() {
        let mut inputs = examples::valid();
        inputs.managed[1].account_id = inputs.managed[0].account_id.clone();
        inputs.managed[1].region = "eu-west-9".into();
        let before = inputs.clone();
        assert_eq!(repair(&mut inputs), []);
        assert_eq!(inputs, before);
    }
}
