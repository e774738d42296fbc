//! The nearest of a few known words, for "did you mean": a typing slip costs one.

/// The candidate that is the fewest slips away; the first of several. None when every one is further away than a
/// third of what was typed, because a far guess misleads more than it helps.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (typed.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (slips(typed, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The nearest, when no other is as near: what can be put in without asking.
pub fn unmistakable<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let found = nearest(typed, candidates.clone())?;
    let rival = nearest(typed, candidates.into_iter().filter(|candidate| *candidate != found));
    (rival.is_none_or(|rival| slips(typed, found) < slips(typed, rival))).then_some(found)
}

/// Letters missing, too many, wrong or swapped with their neighbour (optimal string alignment), blind to case.
fn slips(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let right: Vec<char> = right.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let mut before: Vec<usize> = vec![0; right.len() + 1];
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for row in 1..=left.len() {
        let mut current = vec![row];
        for column in 1..=right.len() {
            let same = left[row - 1] == right[column - 1];
            let mut best = (above[column - 1] + usize::from(!same)).min(above[column] + 1).min(current[column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            if swapped {
                best = best.min(before[column - 2] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_slip() {
        for (left, right, expected) in
            [("", "", 0), ("", "abc", 3), ("esat", "east", 1), ("esat", "west", 2), ("Region", "region", 0)]
        {
            assert_eq!(slips(left, right), expected, "{left} {right}");
            assert_eq!(slips(right, left), expected, "{right} {left}");
        }
    }

    #[test]
    fn a_far_guess_is_no_guess() {
        assert_eq!(nearest("us-esat-1", ["us-west-1", "us-east-1"]), Some("us-east-1"));
        assert_eq!(nearest("us-esat-1", ["retail"]), None);
    }
}
