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
