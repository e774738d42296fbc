//! The objects of each file as the guide has them, from the parts of the tenancy: what it writes out stays as it is
//! written (`arn:aws:`, `amazonaws.com`, the role's name), what it has a variable or an argument for is the person's.
//! Each function returns the documents of one file; those of IAM the object itself, because a template is made of it.
//!
//! The cluster manifests are what `clusterctl generate cluster` renders of the flavor, byte for byte. The guide's is
//! `eks-managedmachinepool-vpccni`; each is the same in every v2 release (`templates/cluster-template-*.yaml`, read
//! 2026-11-24).

use super::aws_iam_configuration::{AWSIAMConfiguration, ClusterAPIControllers, Eks, OneOrMany, Role, Spec, Statement};
use super::aws_managed_control_plane::Addon;
use super::{
    AWSClusterControllerIdentity, AWSClusterRoleIdentity, AWSFargateProfile, AWSMachinePool, AWSManagedCluster,
    AWSManagedControlPlane, AWSManagedMachinePool, Cluster, EKSConfig, MachinePool, Reference, yaml,
};
use crate::model::{self, AccountId, ClusterSpec, Controllers, Flavor, Managed, Manager, Region, Tenant};

/// The guide's OIDC provider id before the manager cluster exists.
pub const ISSUER_ID_LATER: &str = "WeWillReplaceThisLater";

/// The guide's add-on, the only one that its flavor has a place for.
pub const ADDON: &str = "vpc-cni";
const ADDON_VERSION: &str = "v1.10.2-eksbuild.1";

/// Of the flavor's own objects.
const FLAVOR_API: &str = "v1beta2";
/// Of the guide's identities; served until CAPA v2.3.
const IDENTITY_API: &str = "v1beta1";

/// `manager/bootstrap-manager-account.yaml`; `issuer_id` is the last segment of the issuer.
pub fn manager_iam(
    manager: &Manager,
    controllers: &Controllers,
    managed: &[&AccountId],
    issuer_id: &str,
) -> AWSIAMConfiguration {
    let host_path = format!("oidc.eks.{}.amazonaws.com/id/{issuer_id}", manager.region);
    let service_accounts = vec![
        format!("system:serviceaccount:{}:capa-controller-manager", controllers.namespace),
        "system:serviceaccount:capa-eks-control-plane-system:capa-eks-control-plane-controller-manager".to_owned(),
    ];
    let assume =
        Statement::allow(&["sts:AssumeRole"]).on(managed.iter().map(|account| controllers_role_arn(account)).collect());
    let trust = Statement::allow(&["sts:AssumeRoleWithWebIdentity"])
        .principal("Federated", format!("arn:aws:iam::{}:oidc-provider/{host_path}", manager.account))
        .when("ForAnyValue:StringEquals", format!("{host_path}:sub"), OneOrMany::Many(service_accounts));
    iam(vec![assume], trust)
}

/// The OIDC provider id of the files: the issuer's once it is known.
pub fn issuer_id(manager: &Manager) -> &str {
    manager.issuer.as_ref().map_or(ISSUER_ID_LATER, |issuer| issuer.id())
}

/// `managed/<name>/bootstrap-managed-account.yaml`
pub fn managed_iam(manager: &Manager) -> AWSIAMConfiguration {
    iam(vec![], Statement::allow(&["sts:AssumeRole"]).principal("AWS", controllers_role_arn(&manager.account)))
}

fn iam(extra_statements: Vec<Statement>, trust: Statement) -> AWSIAMConfiguration {
    AWSIAMConfiguration::new(Spec {
        eks: Eks {
            iam_role_creation: false,
            default_control_plane_role: None,
            managed_machine_pool: Role { disable: true },
            fargate: Some(Role { disable: false }),
        },
        cluster_api_controllers: ClusterAPIControllers {
            disabled: Some(false),
            extra_statements,
            trust_statements: vec![trust],
        },
        ..Spec::default()
    })
}

/// `arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io`, whatever the partition and the
/// name suffix.
pub fn controllers_role_arn(account: &AccountId) -> String {
    format!("arn:aws:iam::{account}:role/controllers.cluster-api-provider-aws.sigs.k8s.io")
}

/// `managed/<name>/cluster-role-identity.yaml`: the role identity, then the controller identity.
pub fn identities(tenant: &Tenant) -> Vec<String> {
    let role = controllers_role_arn(&tenant.account);
    vec![
        yaml::document(&AWSClusterRoleIdentity::bare(IDENTITY_API, tenant.name.as_str(), role)),
        yaml::document(&AWSClusterControllerIdentity::open(IDENTITY_API)),
    ]
}

/// `manager/manager-cluster.yaml`
pub fn manager_cluster(manager: &Manager, spec: &ClusterSpec) -> Vec<String> {
    cluster(&manager.cluster, spec, &manager.region, None)
}

/// `managed/<name>/managed-cluster.yaml`, after the edit that the guide asks for.
pub fn managed_cluster(managed: &Managed, spec: &ClusterSpec) -> Vec<String> {
    cluster(&managed.cluster, spec, &managed.region, Some(identity_ref(managed)))
}

/// What the guide has a person type into the generated file.
pub fn identity_ref(managed: &Managed) -> Reference {
    Reference { api_version: None, kind: "AWSClusterRoleIdentity", name: managed.name.as_str().into() }
}

fn cluster(
    cluster: &model::Cluster,
    spec: &ClusterSpec,
    region: &Region,
    identity_ref: Option<Reference>,
) -> Vec<String> {
    let mut control_plane = AWSManagedControlPlane::new(cluster, spec, region);
    control_plane.spec.addons = match cluster.flavor.has_vpc_cni_addon() {
        true => vec![Addon::new(ADDON, vpc_cni(spec))],
        false => vec![],
    };
    control_plane.spec.identity_ref = identity_ref;
    control_plane.spec.network = None;
    let mut documents = vec![
        yaml::document(&Cluster::new(cluster, FLAVOR_API)),
        yaml::document(&AWSManagedCluster::new(cluster, FLAVOR_API)),
        yaml::document(&control_plane),
    ];
    documents.extend(workers(cluster, spec));
    documents
}

fn workers(cluster: &model::Cluster, spec: &ClusterSpec) -> Vec<String> {
    match cluster.flavor {
        Flavor::ManagedMachinePoolVpcCni | Flavor::ManagedMachinePool => vec![
            yaml::document(&MachinePool::managed(cluster, spec, FLAVOR_API)),
            yaml::document(&AWSManagedMachinePool::bare(cluster, FLAVOR_API)),
        ],
        Flavor::MachinePool => vec![
            yaml::document(&MachinePool::joined_by(EKSConfig::KIND, cluster, spec, FLAVOR_API)),
            yaml::document(&AWSMachinePool::bare(cluster, spec, FLAVOR_API)),
            yaml::document(&EKSConfig::new(cluster)),
        ],
        Flavor::Fargate => vec![yaml::document(&AWSFargateProfile::bare(cluster, spec, FLAVOR_API))],
    }
}

/// The version of the flavor's add-on: the person's, or the guide's.
pub fn vpc_cni(spec: &ClusterSpec) -> &str {
    spec.addons.iter().find(|(name, _)| name == ADDON).map_or(ADDON_VERSION, |(_, version)| version.as_str())
}
