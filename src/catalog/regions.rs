//! The AWS regions that have EKS.

use crate::model::{Partition, Source, nearest, unmistakable};

/// A region with an EKS endpoint. That is no promise that every add-on or image is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRegion {
    /// `eu-west-1`
    pub id: &'static str,
    /// As AWS names the place: `Ireland`.
    pub place: &'static str,
    pub partition: Partition,
}

/// Where the rows and the partitions' patterns were read.
pub const SOURCE: Source = Source {
    title: "botocore 1.44.5, endpoints.json and partitions.json",
    url: "https://github.com/boto/botocore/tree/1.44.5/botocore/data",
    read: "2026-11-17",
};

/// By partition, then by id.
pub const REGIONS: &[KnownRegion] = &[
    KnownRegion { id: "af-south-1", place: "Cape Town", partition: Partition::Aws },
    KnownRegion { id: "ap-east-1", place: "Hong Kong", partition: Partition::Aws },
    KnownRegion { id: "ap-east-2", place: "Taipei", partition: Partition::Aws },
    KnownRegion { id: "ap-northeast-1", place: "Tokyo", partition: Partition::Aws },
    KnownRegion { id: "ap-northeast-2", place: "Seoul", partition: Partition::Aws },
    KnownRegion { id: "ap-northeast-3", place: "Osaka", partition: Partition::Aws },
    KnownRegion { id: "ap-south-1", place: "Mumbai", partition: Partition::Aws },
    KnownRegion { id: "ap-south-2", place: "Hyderabad", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-1", place: "Singapore", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-2", place: "Sydney", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-3", place: "Jakarta", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-4", place: "Melbourne", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-5", place: "Malaysia", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-6", place: "New Zealand", partition: Partition::Aws },
    KnownRegion { id: "ap-southeast-7", place: "Thailand", partition: Partition::Aws },
    KnownRegion { id: "ca-central-1", place: "Canada Central", partition: Partition::Aws },
    KnownRegion { id: "ca-west-1", place: "Calgary", partition: Partition::Aws },
    KnownRegion { id: "eu-central-1", place: "Frankfurt", partition: Partition::Aws },
    KnownRegion { id: "eu-central-2", place: "Zurich", partition: Partition::Aws },
    KnownRegion { id: "eu-north-1", place: "Stockholm", partition: Partition::Aws },
    KnownRegion { id: "eu-south-1", place: "Milan", partition: Partition::Aws },
    KnownRegion { id: "eu-south-2", place: "Spain", partition: Partition::Aws },
    KnownRegion { id: "eu-west-1", place: "Ireland", partition: Partition::Aws },
    KnownRegion { id: "eu-west-2", place: "London", partition: Partition::Aws },
    KnownRegion { id: "eu-west-3", place: "Paris", partition: Partition::Aws },
    KnownRegion { id: "il-central-1", place: "Tel Aviv", partition: Partition::Aws },
    KnownRegion { id: "me-central-1", place: "UAE", partition: Partition::Aws },
    KnownRegion { id: "me-south-1", place: "Bahrain", partition: Partition::Aws },
    KnownRegion { id: "mx-central-1", place: "Mexico", partition: Partition::Aws },
    KnownRegion { id: "sa-east-1", place: "São Paulo", partition: Partition::Aws },
    KnownRegion { id: "us-east-1", place: "N. Virginia", partition: Partition::Aws },
    KnownRegion { id: "us-east-2", place: "Ohio", partition: Partition::Aws },
    KnownRegion { id: "us-west-1", place: "N. California", partition: Partition::Aws },
    KnownRegion { id: "us-west-2", place: "Oregon", partition: Partition::Aws },
    KnownRegion { id: "cn-north-1", place: "Beijing", partition: Partition::AwsCn },
    KnownRegion { id: "cn-northwest-1", place: "Ningxia", partition: Partition::AwsCn },
    KnownRegion { id: "us-gov-east-1", place: "GovCloud (US-East)", partition: Partition::AwsUsGov },
    KnownRegion { id: "us-gov-west-1", place: "GovCloud (US-West)", partition: Partition::AwsUsGov },
    KnownRegion { id: "us-iso-east-1", place: "US ISO East", partition: Partition::AwsIso },
    KnownRegion { id: "us-iso-west-1", place: "US ISO West", partition: Partition::AwsIso },
    KnownRegion { id: "us-isob-east-1", place: "US ISOB East", partition: Partition::AwsIsoB },
    KnownRegion { id: "us-isob-west-1", place: "US ISOB West", partition: Partition::AwsIsoB },
    KnownRegion { id: "eu-isoe-west-1", place: "EU ISOE West", partition: Partition::AwsIsoE },
    KnownRegion { id: "us-isof-east-1", place: "US ISOF East", partition: Partition::AwsIsoF },
    KnownRegion { id: "us-isof-south-1", place: "US ISOF South", partition: Partition::AwsIsoF },
    KnownRegion { id: "eusc-de-east-1", place: "Brandenburg", partition: Partition::AwsEusc },
];

pub fn find(id: &str) -> Option<&'static KnownRegion> {
    REGIONS.iter().find(|region| region.id == id)
}

/// The partition whose pattern the name fits, whether or not the region is a row here.
pub fn partition_of(region: &str) -> Option<Partition> {
    Partition::of_region(region)
}

/// The known region that a slip of the finger away was meant, if one is near enough; of the same partition when the
/// name tells it.
pub fn nearest_region(typed: &str) -> Option<&'static KnownRegion> {
    find(nearest(typed, candidates(typed))?)
}

/// The region that was meant, where no other is as near to what was typed.
pub fn unmistakable_region(typed: &str) -> Option<&'static KnownRegion> {
    find(unmistakable(typed, candidates(typed))?)
}

/// Those of the partition, where the text tells it.
fn candidates(typed: &str) -> impl Iterator<Item = &'static str> + Clone {
    let partition = Partition::of_region(typed);
    let regions = REGIONS.iter().filter(move |region| partition.is_none_or(|partition| region.partition == partition));
    regions.map(|region| region.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Region;

    #[test]
    fn every_row_fits_the_pattern_of_its_partition_once() {
        for (index, region) in REGIONS.iter().enumerate() {
            assert_eq!(partition_of(region.id), Some(region.partition), "{}", region.id);
            assert!(Region::parse(region.id).is_ok(), "{}", region.id);
            assert!(REGIONS[index + 1..].iter().all(|other| other.id != region.id), "{}", region.id);
        }
        assert!(Partition::ALL.into_iter().all(|partition| REGIONS.iter().any(|region| region.partition == partition)));
    }

    #[test]
    fn slips_lead_to_the_nearest_region() {
        for (typed, expected) in [
            ("us-esat-1", Some("us-east-1")),
            ("eu-wst-1", Some("eu-west-1")),
            ("EU-WEST-1", Some("eu-west-1")),
            ("us-gov-wset-1", Some("us-gov-west-1")),
            ("eu west 1", Some("eu-west-1")),
            ("somewhere", None),
        ] {
            assert_eq!(nearest_region(typed).map(|region| region.id), expected, "{typed}");
        }
    }

    #[test]
    fn a_number_that_may_be_any_is_not_put_in() {
        assert_eq!(nearest_region("eu-west-9").map(|region| region.id), Some("eu-west-1"));
        assert_eq!(unmistakable_region("eu-west-9"), None);
        assert_eq!(unmistakable_region("us-esat-1").map(|region| region.id), Some("us-east-1"));
    }
}
