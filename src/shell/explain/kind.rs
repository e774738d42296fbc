//! kind.

use crate::model::{Explanation, Source, explain};

pub const KIND: Source =
    Source { title: "kind, quick start", url: "https://kind.sigs.k8s.io/docs/user/quick-start/", read: "v0.30" };

pub const WORDS: &[Explanation] = &[
    explain("version", "Shows that it is installed.", &KIND),
    explain("create cluster", "Starts a cluster in containers of this machine.", &KIND),
    explain("export kubeconfig", "Writes the kubeconfig anew, which does no harm when it is there.", &KIND),
    explain("get kubeconfig", "Fails when there is no such cluster, and that is all that is asked.", &KIND),
    explain("get clusters", "Lists what kind runs on this machine.", &KIND),
    explain("delete cluster", "Ends the cluster and all that it knew; nothing in AWS goes with it.", &KIND),
    explain("--name", "So that no other kind cluster of this machine is meant.", &KIND),
    explain("--kubeconfig", "A file of this run; your own kubeconfig and its current context stay as they are.", &KIND),
    explain("--wait", "Goes on when the cluster can be used, or gives up after this time.", &KIND),
];
