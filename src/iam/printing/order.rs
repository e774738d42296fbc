//! The order in which the tool prints the keys of a map: `sorter.go` of github.com/sanathkr/go-yaml.

use std::cmp::Ordering;

/// Where two keys differ, a letter comes after anything else, and digits are compared as numbers.
fn is_before(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let Some(at) = one.iter().zip(&other).position(|(one, other)| one != other) else {
        return one.len() < other.len();
    };
    match (one[at].is_alphabetic(), other[at].is_alphabetic()) {
        (true, true) => return one[at] < other[at],
        (false, false) => {}
        (_, letter_in_the_other) => return letter_in_the_other,
    }
    let (left, right) = (number(&one[at..]), number(&other[at..]));
    match left.cmp(&right) {
        Ordering::Equal => one[at] < other[at],
        unequal => unequal == Ordering::Less,
    }
}

/// The digits at the start as a number, and how many they are.
fn number(text: &[char]) -> (i64, usize) {
    let digits = text.iter().map_while(|character| character.to_digit(10));
    digits.fold((0, 0), |(number, count), digit| {
        (i64::wrapping_add(i64::wrapping_mul(number, 10), i64::from(digit)), count + 1)
    })
}

/// By insertion, because this order can go in a circle, which the standard library's sort may refuse. There are few.
pub fn sort<T>(entries: &mut [(String, T)]) {
    for end in 1..entries.len() {
        let mut at = end;
        while at > 0 && is_before(&entries[at].0, &entries[at - 1].0) {
            entries.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_count_and_letters_come_last() {
        let mut entries: Vec<(String, ())> =
            ["b10", "b9", "a:b", "a-b", "ab", "a", "_", "B", "1", "01", ""].map(|key| (key.to_owned(), ())).to_vec();
        sort(&mut entries);
        let keys: Vec<&str> = entries.iter().map(|(key, ())| key.as_str()).collect();
        assert_eq!(keys, ["", "_", "1", "01", "B", "a", "a-b", "a:b", "ab", "b9", "b10"]);
    }
}
