//! What the fields are called. The labels stay as they are: people and tests find the fields by them.

use crate::model::{FieldPath, Inputs};
use crate::ui::state::row_of;

/// The label of a field of a managed account or of a cluster, by the end of its path.
fn short(name: &str) -> &'static str {
    match name {
        "name" => "Account name",
        "accountId" => "Account ID",
        "region" => "Region",
        "awsProfile" => "AWS profile",
        "cluster.name" => "Cluster name",
        "cluster.namespace" => "Namespace",
        "cluster.kubernetesVersion" => "Kubernetes version",
        "cluster.workerCount" => "Worker nodes",
        "cluster.instanceType" => "Instance type",
        "cluster.sshKeyName" => "SSH key name",
        "cluster.vpcCidr" => "VPC range",
        "cluster.addons" => "Add-ons",
        _ => "Managed account",
    }
}

/// What to call the field in a sentence: `Region of retail`, `Manager account ID`.
pub fn full(inputs: &Inputs, path: &FieldPath) -> String {
    if let Some((index, name)) = row_of(path) {
        let account = match inputs.managed.get(index).map(|row| row.name.trim()).filter(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => format!("account {}", index + 1),
        };
        return format!("{} of {account}", short(name));
    }
    if let Some(name) = path.0.strip_prefix("manager.cluster.") {
        return format!("{} of the management cluster", short(&format!("cluster.{name}")));
    }
    match path.0.as_str() {
        "edition" => "Edition",
        "release" => "CAPA release",
        "manager.accountId" => "Manager account ID",
        "manager.region" => "Manager region",
        "manager.awsProfile" => "AWS profile of the manager account",
        "manager.oidcIssuer" => "OIDC issuer",
        "iam.nameSuffix" => "Name suffix",
        "iam.externalId" => "External ID",
        "iam.permissionsBoundary" => "Permissions boundary",
        "iam.stackTags" => "Stack tags",
        "iam.delivery" => "Delivery",
        "controllers.namespace" => "Namespace of the controllers",
        "controllers.credentials" => "Controllers' credentials",
        "bootstrap.kindCluster" => "kind cluster name",
        "bootstrap.pivot" => "Pivot",
        "managed" => "Managed accounts",
        _ => return path.to_string(),
    }
    .into()
}
