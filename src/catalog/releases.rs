//! CAPA releases.

use crate::model::{Release, Source};

/// What every row is read from, at its own tag.
macro_rules! read_at {
    ($tag:literal) => {
        &[
            Source {
                title: concat!("go.mod, ", $tag, ": the Cluster API that it is built against"),
                url: concat!("https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/", $tag, "/go.mod"),
                read: "2026-11-24",
            },
            Source {
                title: concat!("exp/api/v1beta2/awsmanagedmachinepool_types.go, ", $tag, ": amiType"),
                url: concat!(
                    "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/",
                    $tag,
                    "/exp/api/v1beta2/awsmanagedmachinepool_types.go"
                ),
                read: "2026-11-24",
            },
            Source {
                title: concat!("controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go, ", $tag, ": access"),
                url: concat!(
                    "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/",
                    $tag,
                    "/controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go"
                ),
                read: "2026-11-24",
            },
            Source {
                title: "Cluster API, docs/book/src/reference/versions.md: which clusterctl speaks which contract",
                url: "https://github.com/kubernetes-sigs/cluster-api/blob/v1.13.5/docs/book/src/reference/versions.md",
                read: "2026-11-24",
            },
        ]
    };
}

/// Until 2.4 the webhook knows Amazon Linux 2 only.
const AMI_TYPES_2_3: &[&str] = &["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64", "CUSTOM"];
const AMI_TYPES_2_5: &[&str] =
    &["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64", "AL2023_x86_64_STANDARD", "AL2023_ARM_64_STANDARD", "CUSTOM"];
const AMI_TYPES_2_9: &[&str] = &[
    "AL2_x86_64",
    "AL2_x86_64_GPU",
    "AL2_ARM_64",
    "CUSTOM",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_ARM_64_FIPS",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_ARM_64_NVIDIA",
    "BOTTLEROCKET_x86_64_NVIDIA",
    "WINDOWS_CORE_2019_x86_64",
    "WINDOWS_FULL_2019_x86_64",
    "WINDOWS_CORE_2022_x86_64",
    "WINDOWS_FULL_2022_x86_64",
    "AL2023_x86_64_STANDARD",
    "AL2023_ARM_64_STANDARD",
    "AL2023_x86_64_NEURON",
    "AL2023_x86_64_NVIDIA",
    "AL2023_ARM_64_NVIDIA",
];

/// The newest patch of each minor, newest first; of 2.10 the .0 as well, at which the permissions were read.
pub const RELEASES: &[Release] = &[
    V2_11,
    V2_10,
    Release { version: "v2.10.0", sources: read_at!("v2.10.0"), ..V2_10 },
    V2_9,
    V2_8,
    V2_7,
    V2_6,
    V2_5,
    V2_4,
    V2_3,
];

const V2_11: Release = Release {
    version: "v2.11.1",
    date: "2026-04",
    // Built against v1.11.1; v1.11.5 is the patch of that minor with which the whole runbook was run.
    cluster_api: "v1.11.5",
    // Contract v1beta1 ends with Cluster API 1.16.
    clusterctl: ("1.11.0", "1.16.0"),
    infrastructure_api: "v1beta2",
    identity_v1beta1: false,
    newest_kubernetes: 34,
    kubernetes_version: "v1.33.0",
    vpc_cni: "v1.19.5-eksbuild.3",
    pod_identity_agent: "v1.3.8-eksbuild.2",
    ami_type: "AL2023_x86_64_STANDARD",
    ami_types: AMI_TYPES_2_9,
    access_config: true,
    access_entries: true,
    permissions_boundary: true,
    encode_as_profile_flag: true,
    cluster_available_condition: true,
    nodeadm_config: true,
    pod_identity: true,
    sources: read_at!("v2.11.1"),
};

const V2_10: Release = Release {
    version: "v2.10.3",
    date: "2025-12",
    access_entries: false,
    nodeadm_config: false,
    sources: read_at!("v2.10.3"),
    ..V2_11
};

const V2_9: Release = Release {
    version: "v2.9.3",
    date: "2025-08",
    cluster_api: "v1.10.2",
    newest_kubernetes: 33,
    // clusterctl from 1.11 on implements contract v1beta2 and installs no core below 1.11; until 1.10 it is exactly
    // the minor of the core.
    clusterctl: ("1.10.0", "1.11.0"),
    access_config: false,
    cluster_available_condition: false,
    sources: read_at!("v2.9.3"),
    ..V2_10
};

const V2_8: Release = Release {
    version: "v2.8.4",
    date: "2025-03",
    cluster_api: "v1.9.4",
    newest_kubernetes: 32,
    clusterctl: ("1.9.0", "1.10.0"),
    ami_types: AMI_TYPES_2_5,
    permissions_boundary: false,
    encode_as_profile_flag: false,
    pod_identity: false,
    sources: read_at!("v2.8.4"),
    ..V2_9
};

const V2_7: Release = Release {
    version: "v2.7.2",
    date: "2024-10",
    cluster_api: "v1.8.6",
    newest_kubernetes: 31,
    clusterctl: ("1.8.0", "1.9.0"),
    sources: read_at!("v2.7.2"),
    ..V2_8
};

const V2_6: Release = Release {
    version: "v2.6.1",
    date: "2024-07",
    cluster_api: "v1.7.1",
    newest_kubernetes: 30,
    clusterctl: ("1.7.0", "1.8.0"),
    sources: read_at!("v2.6.1"),
    ..V2_7
};

const V2_5: Release = Release { version: "v2.5.2", date: "2024-04", sources: read_at!("v2.5.2"), ..V2_6 };

const V2_4: Release = Release {
    version: "v2.4.2",
    date: "2024-02",
    cluster_api: "v1.6.1",
    newest_kubernetes: 29,
    clusterctl: ("1.6.0", "1.7.0"),
    // EKS takes Amazon Linux 2 until 1.32 and this release knows no other.
    kubernetes_version: "v1.32.0",
    ami_type: "AL2_x86_64",
    ami_types: AMI_TYPES_2_3,
    sources: read_at!("v2.4.2"),
    ..V2_5
};

const V2_3: Release = Release {
    version: "v2.3.5",
    date: "2023-11",
    cluster_api: "v1.5.3",
    newest_kubernetes: 28,
    clusterctl: ("1.5.0", "1.6.0"),
    identity_v1beta1: true,
    sources: read_at!("v2.3.5"),
    ..V2_4
};

/// By version, with or without its `v`.
pub fn find(version: &str) -> Option<&'static Release> {
    let version = version.trim();
    let version = version.strip_prefix('v').unwrap_or(version);
    RELEASES.iter().find(|release| &release.version[1..] == version)
}

/// The row to use instead of a version that is none: the newest patch of its minor, or of the minor that is least far
/// away; the newest release for what is no version.
pub fn nearest(version: &str) -> &'static Release {
    let Some((major, minor)) = major_and_minor(version) else { return &RELEASES[0] };
    let far = |release: &&Release| {
        let (row_major, row_minor) = major_and_minor(release.version).expect("a row's version is a version");
        (row_major.abs_diff(major), row_minor.abs_diff(minor))
    };
    RELEASES.iter().min_by_key(far).expect("there are rows")
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let version = version.trim();
    let mut parts = version.strip_prefix('v').unwrap_or(version).split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::inputs::DEFAULT_RELEASE;

    #[test]
    fn rows_are_newest_first_and_complete() {
        assert_eq!(RELEASES[0].version, DEFAULT_RELEASE);
        assert!(RELEASES.windows(2).all(|pair| major_and_minor(pair[0].version) >= major_and_minor(pair[1].version)));
        let minors: Vec<_> = RELEASES.iter().filter_map(|release| major_and_minor(release.version)).collect();
        assert!((3..=11).all(|minor| minors.contains(&(2, minor))));
        for release in RELEASES {
            assert!(release.ami_types.contains(&release.ami_type), "{}", release.version);
            assert!(release.sources.iter().any(|source| source.url.contains(release.version)), "{}", release.version);
        }
    }

    #[test]
    fn options_begin_with_the_release_that_brought_them() {
        let first = |has: fn(&Release) -> bool| {
            RELEASES.iter().rfind(|release| has(release)).map(|release| major_and_minor(release.version).unwrap().1)
        };
        assert_eq!(first(|release| release.access_entries), Some(11));
        assert_eq!(first(|release| release.nodeadm_config), Some(11));
        assert_eq!(first(|release| release.access_config), Some(10));
        assert_eq!(first(|release| release.cluster_available_condition), Some(10));
        assert_eq!(first(|release| release.permissions_boundary), Some(9));
        assert_eq!(first(|release| release.encode_as_profile_flag), Some(9));
        assert_eq!(first(|release| release.pod_identity), Some(9));
        assert_eq!(first(|release| release.ami_type.starts_with("AL2023")), Some(5));
        assert_eq!(first(|release| release.newest_kubernetes >= 33), Some(9));
    }

    #[test]
    fn a_version_is_found_with_and_without_its_v() {
        for (typed, expected) in [
            ("v2.11.1", Some("v2.11.1")),
            ("2.9.3", Some("v2.9.3")),
            (" v2.3.5 ", Some("v2.3.5")),
            ("v2.10.0", Some("v2.10.0")),
            ("vv2.9.3", None),
            ("v2.9.0", None),
            ("", None),
        ] {
            assert_eq!(find(typed).map(|release| release.version), expected, "{typed}");
        }
    }

    #[test]
    fn an_unknown_version_becomes_the_nearest_row() {
        for (typed, expected) in [
            ("v2.9.0", "v2.9.3"),
            ("v2.10.1", "v2.10.3"),
            ("v2.12.0", "v2.11.1"),
            ("v2.0.2", "v2.3.5"),
            ("2.7", "v2.7.2"),
            ("v1.5.2", "v2.5.2"),
            ("latest", "v2.11.1"),
        ] {
            assert_eq!(nearest(typed).version, expected, "{typed}");
        }
    }
}
