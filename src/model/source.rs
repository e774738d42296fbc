//! Where a fact from outside was read, and when.

/// A place that can be looked up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is, as a reader would name it: `cmd/clusterawsadm/cloudformation/service/service.go:77-240`.
    pub title: &'static str,
    /// Where it is; empty when it was seen by running a tool.
    pub url: &'static str,
    /// The version or the day at which it was read: `v2.11.1`, `2026-11-24`.
    pub read: &'static str,
}

/// A file of CAPA at v2.11.1, named by its path.
macro_rules! capa_file {
    ($path:literal) => {
        $crate::model::Source {
            title: $path,
            url: concat!("https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/", $path),
            read: "v2.11.1",
        }
    };
}
pub(crate) use capa_file;

/// A file of Cluster API at v1.11.5, named by its path.
macro_rules! cluster_api_file {
    ($path:literal) => {
        $crate::model::Source {
            title: $path,
            url: concat!("https://github.com/kubernetes-sigs/cluster-api/blob/v1.11.5/", $path),
            read: "v1.11.5",
        }
    };
}
pub(crate) use cluster_api_file;
