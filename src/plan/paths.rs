//! Where each file stands in the bundle, and what the commands write beside them.

pub const MANAGER_IAM: &str = "manager/bootstrap-manager-account.yaml";
/// Written at run time: [`MANAGER_IAM`] with the trust in the issuer that was read from the cluster.
pub const MANAGER_IAM_SECOND_PASS: &str = "manager/bootstrap-manager-account.oidc.yaml";
/// What clusterawsadm makes of [`MANAGER_IAM`].
pub const MANAGER_TEMPLATE: &str = "manager/cloudformation.yaml";
pub const CONTROLLER_IDENTITY: &str = "manager/cluster-controller-identity.yaml";
pub const MANAGER_CLUSTER: &str = "manager/manager-cluster.yaml";

/// What clusterawsadm makes of the `bootstrap-managed-account.yaml` of each managed account: the same for all of them.
pub const MANAGED_TEMPLATE: &str = "managed/cloudformation.yaml";

pub fn namespace(account: &str) -> String {
    format!("managed/{account}/namespace.yaml")
}
pub fn managed_iam(account: &str) -> String {
    format!("managed/{account}/bootstrap-managed-account.yaml")
}
pub fn role_identity(account: &str) -> String {
    format!("managed/{account}/cluster-role-identity.yaml")
}
pub fn managed_cluster(account: &str) -> String {
    format!("managed/{account}/managed-cluster.yaml")
}
