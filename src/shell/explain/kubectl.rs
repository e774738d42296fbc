//! kubectl.

use crate::model::{Explanation, Source, explain};

const KUBECTL: Source = Source {
    title: "Kubernetes, kubectl reference",
    url: "https://kubernetes.io/docs/reference/kubectl/generated/",
    read: "v1.32",
};
const JSON_PATH: Source = Source {
    title: "Kubernetes, JSONPath in kubectl",
    url: "https://kubernetes.io/docs/reference/kubectl/jsonpath/",
    read: "2026-11-25",
};

pub const WORDS: &[Explanation] = &[
    explain("version", "Shows that it is installed.", &KUBECTL),
    explain("version --client", "Asks no cluster, for there is none yet.", &KUBECTL),
    explain(
        "apply",
        "Makes the objects, or changes those that are there; the same file twice changes nothing.",
        &KUBECTL,
    ),
    explain("create namespace", "Objects can't be put into a namespace that is not there.", &KUBECTL),
    explain("get", "Only reads.", &KUBECTL),
    explain("wait", "Ends when it is so, and fails when it is not so in time.", &KUBECTL),
    explain("logs", "What a controller says of its work; some refusals stand nowhere else.", &KUBECTL),
    explain("delete", "Has the controllers take down what stands behind the objects, and waits for them.", &KUBECTL),
    explain("patch", "Changes one thing of an object and leaves the rest.", &KUBECTL),
    explain("rollout status", "Waits until the new pods have taken over.", &KUBECTL),
    explain("config current-context", "Says which cluster the file leads to, without asking it.", &KUBECTL),
    explain("--kubeconfig", "The cluster of this file, whatever your own current context is.", &KUBECTL),
    explain("-n", "Looks in this namespace and in no other.", &KUBECTL),
    explain("--namespace", "Looks in this namespace and in no other.", &KUBECTL),
    explain("-A", "Looks in all namespaces.", &KUBECTL),
    explain("--all-namespaces", "Looks in all namespaces.", &KUBECTL),
    explain("-f", "Takes the objects from this file of the bundle.", &KUBECTL),
    explain("-o", "Prints only what is compared or looked at.", &JSON_PATH),
    explain("--dry-run", "Asks the API server and its webhooks, and makes nothing.", &KUBECTL),
    explain("--for", "What to wait for.", &KUBECTL),
    explain("--all", "All of the namespace, however many they are.", &KUBECTL),
    explain("--timeout", "Gives up after this time, so that a run never hangs.", &KUBECTL),
    explain("--tail", "Only the last lines, which are about what just happened.", &KUBECTL),
    explain("--field-selector", "Only events of this one object.", &KUBECTL),
    explain("--type", "The change is a list of operations, which can add to a list.", &KUBECTL),
    explain("-p", "The change itself; of a flag that is given twice the last one counts.", &KUBECTL),
];
