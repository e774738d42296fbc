//! Between which numbers of nodes a group may be scaled.

use super::WorkerCount;
use super::whole_number::whole_number;

/// Both or neither: CAPA reads one through the other and panics where only the maximum is set
/// (`pkg/cloud/services/eks/nodegroup.go:104-113,475-476`, v2.11.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaling {
    pub min: u16,
    pub max: u16,
}

impl Scaling {
    pub const HELP: &'static str = "Type the least and the greatest number of nodes, for example 2 and 6, or nothing for the number of nodes itself";

    /// None while neither is typed.
    pub fn parse(min: &str, max: &str) -> Result<Option<Self>, String> {
        if min.trim().is_empty() && max.trim().is_empty() {
            return Ok(None);
        }
        if min.trim().is_empty() || max.trim().is_empty() {
            return Err("Of the two bounds of scaling one is missing".into());
        }
        // EKS takes no maximum of 0.
        let min = whole_number(min, 0..=WorkerCount::MAX);
        let max = whole_number(max, 1..=WorkerCount::MAX);
        match (min, max) {
            (Some(min), Some(max)) if min <= max => Ok(Some(Self { min, max })),
            (Some(min), Some(max)) => {
                Err(format!("The least number of nodes, {min}, is more than the greatest, {max}"))
            }
            _ => Err(format!("The bounds of scaling are 0 to {} and 1 to {}", WorkerCount::MAX, WorkerCount::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_or_neither_and_in_order() {
        for (min, max, expected) in [
            ("", "", Some(None)),
            (" ", "", Some(None)),
            ("1", "10", Some(Some((1, 10)))),
            ("0", "1", Some(Some((0, 1)))),
            ("3", "3", Some(Some((3, 3)))),
            ("1", "", None),
            ("", "10", None),
            ("0", "0", None),
            ("4", "3", None),
            ("1", "451", None),
            ("-1", "3", None),
            ("a", "3", None),
        ] {
            let parsed = Scaling::parse(min, max).ok().map(|scaling| scaling.map(|both| (both.min, both.max)));
            assert_eq!(parsed, expected, "{min} {max}");
        }
    }
}
