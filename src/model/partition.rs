//! The AWS partition of a region: ARNs, DNS suffix and service principals follow from it.

use std::fmt;

/// botocore `partitions.json`, 1.44.5, read 2026-11-17; CAPA mirrors it in `pkg/cloud/endpoints/partitions.go`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partition {
    Aws,
    AwsCn,
    AwsUsGov,
    AwsIso,
    AwsIsoB,
    AwsIsoE,
    AwsIsoF,
    AwsEusc,
}

impl Partition {
    pub const ALL: [Self; 8] = [
        Self::Aws,
        Self::AwsCn,
        Self::AwsUsGov,
        Self::AwsIso,
        Self::AwsIsoB,
        Self::AwsIsoE,
        Self::AwsIsoF,
        Self::AwsEusc,
    ];
    /// As in an ARN: `aws-cn`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::AwsCn => "aws-cn",
            Self::AwsUsGov => "aws-us-gov",
            Self::AwsIso => "aws-iso",
            Self::AwsIsoB => "aws-iso-b",
            Self::AwsIsoE => "aws-iso-e",
            Self::AwsIsoF => "aws-iso-f",
            Self::AwsEusc => "aws-eusc",
        }
    }
    /// What stands before the last two parts of its regions' names, the word and the number of `eu-west-1`.
    fn region_prefixes(self) -> &'static [&'static str] {
        match self {
            Self::Aws => &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
            Self::AwsCn => &["cn"],
            Self::AwsUsGov => &["us-gov"],
            Self::AwsIso => &["us-iso"],
            Self::AwsIsoB => &["us-isob"],
            Self::AwsIsoE => &["eu-isoe"],
            Self::AwsIsoF => &["us-isof"],
            Self::AwsEusc => &["eusc-de"],
        }
    }
    /// The partition whose pattern a region's name fits, known or not: `us-gov-west-9` is of `aws-us-gov`.
    pub fn of_region(region: &str) -> Option<Self> {
        let (rest, number) = region.rsplit_once('-')?;
        let (prefix, word) = rest.rsplit_once('-')?;
        let number_fits = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let word_fits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !number_fits || !word_fits {
            return None;
        }
        Self::ALL.into_iter().find(|partition| partition.region_prefixes().contains(&prefix))
    }
    /// By its id, as in an ARN.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|partition| partition.id() == id)
    }
    /// The suffix of its host names: `amazonaws.com.cn`.
    pub fn dns_suffix(self) -> &'static str {
        match self {
            Self::Aws | Self::AwsUsGov => "amazonaws.com",
            Self::AwsCn => "amazonaws.com.cn",
            Self::AwsIso => "c2s.ic.gov",
            Self::AwsIsoB => "sc2s.sgov.gov",
            Self::AwsIsoE => "cloud.adc-e.uk",
            Self::AwsIsoF => "csp.hci.ic.gov",
            Self::AwsEusc => "amazonaws.eu",
        }
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_belongs_to_the_partition_whose_pattern_it_fits() {
        for (region, expected) in [
            ("eu-west-1", Some(Partition::Aws)),
            ("mx-central-1", Some(Partition::Aws)),
            ("us-nowhere-12", Some(Partition::Aws)),
            ("cn-northwest-1", Some(Partition::AwsCn)),
            ("us-gov-west-1", Some(Partition::AwsUsGov)),
            ("us-iso-east-1", Some(Partition::AwsIso)),
            ("us-isob-east-1", Some(Partition::AwsIsoB)),
            ("eu-isoe-west-1", Some(Partition::AwsIsoE)),
            ("us-isof-south-1", Some(Partition::AwsIsoF)),
            ("eusc-de-east-1", Some(Partition::AwsEusc)),
            ("", None),
            ("eu-west", None),
            ("eu-west-", None),
            ("eu--1", None),
            ("EU-west-1", None),
            ("eu-west-1a", None),
            ("xx-west-1", None),
            ("us-gov-west-1-1", None),
        ] {
            assert_eq!(Partition::of_region(region), expected, "{region}");
        }
    }

    #[test]
    fn ids_find_their_partition() {
        for partition in Partition::ALL {
            assert_eq!(Partition::find(partition.id()), Some(partition));
        }
        assert_eq!(Partition::find("aws-mars"), None);
    }
}
