//! The Kubernetes minors that EKS offers. It offers each for 26 months, so both ends move on; what is outside is called
//! wrong with a warning only.

use crate::model::Source;

/// 1.31 ended on 2026-11-26.
pub const OLDEST_MINOR: u16 = 32;
pub const NEWEST_MINOR: u16 = 36;

pub const SOURCE: Source = Source {
    title: "EKS user guide, Kubernetes version lifecycle",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    read: "2026-11-25",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::releases::RELEASES;
    use crate::model::{Flavor, KubernetesVersion};

    #[test]
    fn every_default_is_offered() {
        for release in RELEASES {
            for (_, flavor) in Flavor::ALL {
                let version = KubernetesVersion::parse(release.kubernetes_version_of(flavor)).expect("a version");
                assert!((OLDEST_MINOR..=NEWEST_MINOR).contains(&version.minor()), "{} {version}", release.version);
            }
        }
    }
}
