//! clusterctl.

use crate::model::{Explanation, Source, cluster_api_file, explain};

pub const INIT: Source = Source {
    title: "Cluster API book, clusterctl init",
    url: "https://cluster-api.sigs.k8s.io/clusterctl/commands/init",
    read: "v1.11",
};
pub const MOVE: Source = Source {
    title: "Cluster API book, clusterctl move",
    url: "https://cluster-api.sigs.k8s.io/clusterctl/commands/move",
    read: "v1.11",
};
const GENERATE: Source = cluster_api_file!("cmd/clusterctl/cmd/generate_cluster.go");
const DELETE: Source = cluster_api_file!("cmd/clusterctl/cmd/delete.go");
const VERSION: Source = cluster_api_file!("cmd/clusterctl/cmd/version.go");

pub const WORDS: &[Explanation] = &[
    explain("version", "Shows which providers it can install: each contract has its own versions.", &VERSION),
    explain("version -o", "Only the number.", &VERSION),
    explain("init", "Installs cert-manager, Cluster API and the providers into a cluster.", &INIT),
    explain("--kubeconfig", "The cluster of this file, whatever your own current context is.", &INIT),
    explain("init --core", "Pins Cluster API; otherwise the newest of that day is installed.", &INIT),
    explain("init --infrastructure", "CAPA; without a version it is the newest of that day.", &INIT),
    explain("--bootstrap", "None: EKS needs no kubeadm to make nodes.", &INIT),
    explain("--control-plane", "None: EKS needs no kubeadm to make a control plane.", &INIT),
    explain("init --target-namespace", "Where the controllers run; the trust in IAM names it.", &INIT),
    explain(
        "--wait-providers",
        "Goes on when the controllers run; before that their webhooks refuse everything.",
        &INIT,
    ),
    explain("move", "Hands the objects over, so that one cluster alone owns what they stand for.", &MOVE),
    explain("move --kubeconfig", "Whence the objects go.", &MOVE),
    explain("--to-kubeconfig", "Where they go to; the providers have to run there already.", &MOVE),
    explain("--namespace", "Only what is in this namespace moves, and what belongs to it.", &MOVE),
    explain("generate cluster", "Fills a template of CAPA with values and prints it; no cluster is made.", &GENERATE),
    explain("--flavor", "Which of CAPA's templates.", &GENERATE),
    explain("--kubernetes-version", "Goes into the template; whether EKS offers it is not asked.", &GENERATE),
    explain("--worker-machine-count", "How many nodes; left out, there are none.", &GENERATE),
    explain("generate cluster --target-namespace", "Left out, it is that of the current context.", &GENERATE),
    explain("--list-variables", "Prints which variables the template wants, and nothing else.", &GENERATE),
    explain("delete", "Takes providers out of a cluster.", &DELETE),
    explain("delete --core", "Cluster API goes too.", &DELETE),
    explain("delete --infrastructure", "CAPA goes; what it made in AWS stays, with nobody to look after it.", &DELETE),
    explain("--all", "Every provider that is there.", &DELETE),
    explain("--include-crd", "The kinds go too, and with them every object of them.", &DELETE),
    explain("--include-namespace", "The namespace goes too, with all that is in it.", &DELETE),
];
