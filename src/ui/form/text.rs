//! The texts of the inputs by their paths, so that one kind of field serves them all.

use crate::model::{ClusterInputs, FieldPath, Inputs, ManagedInputs, ManagerInputs};
use crate::ui::state::row_of;

/// Reading and writing from one list of names.
macro_rules! texts {
    ($read:ident, $write:ident, $of:ty, { $($name:literal => $($field:ident).+,)* }) => {
        fn $read<'a>(of: &'a $of, name: &str) -> Option<&'a String> {
            match name {
                $($name => Some(&of.$($field).+),)*
                _ => None,
            }
        }
        fn $write<'a>(of: &'a mut $of, name: &str) -> Option<&'a mut String> {
            match name {
                $($name => Some(&mut of.$($field).+),)*
                _ => None,
            }
        }
    };
}

texts!(root, root_mut, Inputs, {
    "release" => release,
    "iam.nameSuffix" => iam.name_suffix,
    "iam.externalId" => iam.external_id,
    "iam.permissionsBoundary" => iam.permissions_boundary,
    "controllers.namespace" => controllers.namespace,
    "bootstrap.kindCluster" => bootstrap.kind_cluster,
});

texts!(manager, manager_mut, ManagerInputs, {
    "accountId" => account_id,
    "region" => region,
    "awsProfile" => aws_profile,
    "oidcIssuer" => oidc_issuer,
});

texts!(managed, managed_mut, ManagedInputs, {
    "name" => name,
    "accountId" => account_id,
    "region" => region,
    "awsProfile" => aws_profile,
});

texts!(cluster, cluster_mut, ClusterInputs, {
    "name" => name,
    "namespace" => namespace,
    "kubernetesVersion" => kubernetes_version,
    "workerCount" => worker_count,
    "instanceType" => instance_type,
    "sshKeyName" => ssh_key_name,
    "vpcCidr" => vpc_cidr,
});

/// The text of this field; None for a choice, a list, or a path that is none of ours.
pub fn at<'a>(inputs: &'a Inputs, path: &FieldPath) -> Option<&'a str> {
    let text = match row_of(path) {
        Some((index, name)) => {
            let row = inputs.managed.get(index)?;
            match name.strip_prefix("cluster.") {
                Some(name) => cluster(&row.cluster, name),
                None => managed(row, name),
            }
        }
        None => match path.0.strip_prefix("manager.") {
            Some(name) => match name.strip_prefix("cluster.") {
                Some(name) => cluster(&inputs.manager.cluster, name),
                None => manager(&inputs.manager, name),
            },
            None => root(inputs, &path.0),
        },
    };
    text.map(String::as_str)
}

/// As [`at`], to write it.
pub fn at_mut<'a>(inputs: &'a mut Inputs, path: &FieldPath) -> Option<&'a mut String> {
    match row_of(path) {
        Some((index, name)) => {
            let row = inputs.managed.get_mut(index)?;
            match name.strip_prefix("cluster.") {
                Some(name) => cluster_mut(&mut row.cluster, name),
                None => managed_mut(row, name),
            }
        }
        None => match path.0.strip_prefix("manager.") {
            Some(name) => match name.strip_prefix("cluster.") {
                Some(name) => cluster_mut(&mut inputs.manager.cluster, name),
                None => manager_mut(&mut inputs.manager, name),
            },
            None => root_mut(inputs, &path.0),
        },
    }
}
