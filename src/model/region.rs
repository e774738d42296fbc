//! An AWS region: `eu-west-1`.

use std::fmt;

use super::Partition;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    id: String,
    partition: Partition,
}

impl Region {
    pub const WHAT: &'static str = "A region has the form of eu-west-1";

    pub const HELP: &'static str = "Type a region that has EKS, for example eu-west-1";

    /// Any name that fits a partition's pattern: new regions open more often than this list is read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let id = text.trim();
        match Partition::of_region(id) {
            Some(partition) => Ok(Self { id: id.into(), partition }),
            None => Err(Self::WHAT.into()),
        }
    }
    pub fn as_str(&self) -> &str {
        &self.id
    }
    pub fn partition(&self) -> Partition {
        self.partition
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrounding_blanks_are_dropped_and_the_partition_is_read_off() {
        let region = Region::parse(" cn-north-1\n").unwrap();
        assert_eq!((region.as_str(), region.partition()), ("cn-north-1", Partition::AwsCn));
        for wrong in ["", "EU-WEST-1", "eu-west-1a", "eu west 1", "ireland"] {
            assert_eq!(Region::parse(wrong), Err(Region::WHAT.into()), "{wrong}");
        }
    }
}
