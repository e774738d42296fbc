//! What each key of each manifest is there for: the tables stand beside the structs that are printed. A test holds them
//! to every key of every golden file.

use super::lines::{covers, keys};
use super::{
    aws_cluster_controller_identity, aws_cluster_role_identity, aws_fargate_profile, aws_iam_configuration,
    aws_machine_pool, aws_managed_cluster, aws_managed_control_plane, aws_managed_machine_pool, cluster, eks_config,
    machine_pool, namespace, nodeadm_config,
};
use crate::model::{Explanation, Source, explain};

const OBJECTS: Source = Source {
    title: "Kubernetes, objects",
    url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/",
    read: "2026-11-24",
};

/// Keys that every object has, where its own table says nothing of them.
const OF_EVERY_KIND: &[Explanation] = &[
    explain("apiVersion", "The API server looks the kind up in this group, at this version.", &OBJECTS),
    explain("kind", "Says which controller the object is for.", &OBJECTS),
    explain("metadata", "How the object is found.", &OBJECTS),
    explain(
        "metadata/namespace",
        "Identities are restricted by it: it says whose account a cluster may be made in.",
        &OBJECTS,
    ),
];

/// The keys of each kind, and those of any under the kind `*`.
pub const TABLES: &[(&str, &[Explanation])] = &[
    ("AWSIAMConfiguration", aws_iam_configuration::KEYS),
    ("AWSClusterControllerIdentity", aws_cluster_controller_identity::KEYS),
    ("AWSClusterRoleIdentity", aws_cluster_role_identity::KEYS),
    ("Namespace", namespace::KEYS),
    ("Cluster", cluster::KEYS),
    ("AWSManagedCluster", aws_managed_cluster::KEYS),
    ("AWSManagedControlPlane", aws_managed_control_plane::KEYS),
    ("MachinePool", machine_pool::KEYS),
    ("AWSManagedMachinePool", aws_managed_machine_pool::KEYS),
    ("AWSMachinePool", aws_machine_pool::KEYS),
    ("AWSFargateProfile", aws_fargate_profile::KEYS),
    ("EKSConfig", eks_config::KEYS),
    ("NodeadmConfig", nodeadm_config::KEYS),
    ("*", OF_EVERY_KIND),
];

/// Of the line at this address (see [`super::lines::Line`]); an entry of a list is explained by the list's key.
pub fn key(address: &str) -> Option<&'static Explanation> {
    let (kind, pointer) = address.split_once('/')?;
    let path = keys(pointer).collect::<Vec<_>>().join("/");
    TABLES
        .iter()
        .filter(|(of, _)| *of == kind || *of == "*")
        .flat_map(|(_, rows)| *rows)
        .find(|row| covers(row.at, &path))
}
