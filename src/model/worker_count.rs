//! How many worker nodes a cluster starts with.

use super::whole_number::whole_number;

/// Nodes of one managed node group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerCount;

impl WorkerCount {
    /// Without a node nothing of ours runs on the management cluster, and no pool becomes ready.
    pub const MIN: u16 = 1;
    /// EKS service quotas, nodes per managed node group, 2026-11-24.
    pub const MAX: u16 = 450;
    pub const DEFAULT: u16 = 3;
    pub const HELP: &'static str = "Type a whole number, for example 3";

    pub fn parse(text: &str) -> Result<u16, String> {
        whole_number(text, Self::MIN..=Self::MAX)
            .ok_or_else(|| format!("The number of worker nodes is {} to {}", Self::MIN, Self::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_within_the_bounds() {
        for (text, expected) in [
            ("1", Some(1)),
            (" 450 ", Some(450)),
            ("0", None),
            ("451", None),
            ("+3", None),
            ("-1", None),
            ("3.0", None),
            ("99999999999", None),
            ("", None),
        ] {
            assert_eq!(WorkerCount::parse(text).ok(), expected, "{text}");
        }
    }
}
