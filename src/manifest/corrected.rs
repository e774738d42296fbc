//! The objects of each file of the corrected edition, from the parts of the tenancy. Each function returns the
//! documents of one file; those of IAM the object itself, because a template is made of it.

use super::aws_iam_configuration::{
    AWSIAMConfiguration, ClusterAPIControllers, ControlPlane, Eks, OneOrMany, Role, Spec, Statement,
};
use super::aws_managed_control_plane::Addon;
use super::{
    AWSClusterControllerIdentity, AWSClusterRoleIdentity, AWSFargateProfile, AWSMachinePool, AWSManagedCluster,
    AWSManagedControlPlane, AWSManagedMachinePool, Cluster, EKSConfig, MachinePool, Namespace, NodeadmConfig,
    Reference, yaml,
};
use crate::model::inline_policy::names_every_account;
use crate::model::inputs::DEFAULT_NAME_SUFFIX;
use crate::model::{
    self, AccountId, Bootstrap, ClusterSpec, Controllers, Credentials, Flavor, Iam, Managed, Manager, Partition,
    Release, Tenant,
};

/// Who may become the controllers role of the manager account, beside EC2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControllersTrust<'a> {
    /// First pass of IRSA: the issuer is not known yet.
    NobodyYet,
    /// The service account of the controllers; the host path of the issuer.
    ServiceAccount(&'a str),
    PodIdentity,
}

/// `arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io`
pub fn controllers_role_arn(partition: Partition, account: &str, iam: &Iam) -> String {
    format!("arn:{partition}:iam::{account}:role/{}", iam.controllers_role())
}

/// The node role comes with the stack only where clusterawsadm knows the partition's policies: it writes `arn:aws:`
/// into them, with a special case for GovCloud (`pkg/cloud/services/eks/roles.go:42-71`, v2.11.1). Elsewhere the
/// runbook makes the role itself.
pub fn stack_makes_node_role(partition: Partition) -> bool {
    matches!(partition, Partition::Aws | Partition::AwsUsGov)
}

/// The roles that the manager's controllers may assume. Every managed account by its ARN while the policy stays under
/// AWS's limit (123 accounts with the default names); beyond that one pattern over all accounts, which the trust in
/// each managed account still has to answer.
pub fn assumable_roles(partition: Partition, iam: &Iam, accounts: &[&AccountId]) -> Vec<String> {
    let further = iam.eks_role_creation || iam.fargate_in_manager;
    if names_every_account(partition, iam.name_suffix.as_str(), accounts.len(), further) {
        accounts.iter().map(|account| controllers_role_arn(partition, account.as_str(), iam)).collect()
    } else {
        vec![controllers_role_arn(partition, "*", iam)]
    }
}

/// `manager/bootstrap-manager-account.yaml`
pub fn manager_iam(
    manager: &Manager,
    iam: &Iam,
    controllers: &Controllers,
    managed: &[&AccountId],
    trust: ControllersTrust,
) -> AWSIAMConfiguration {
    let mut spec = base_spec(manager.partition, iam, iam.fargate_in_manager);
    spec.cluster_api_controllers
        .extra_statements
        .insert(0, Statement::allow(assume_actions(controllers)).on(assumable_roles(manager.partition, iam, managed)));
    spec.cluster_api_controllers.trust_statements = match trust {
        ControllersTrust::NobodyYet => vec![],
        ControllersTrust::ServiceAccount(host_path) => {
            vec![service_account_trust(manager, controllers, host_path)]
        }
        ControllersTrust::PodIdentity => {
            vec![Statement::allow(&["sts:AssumeRole", "sts:TagSession"]).principal("Service", "pods.eks.amazonaws.com")]
        }
    };
    AWSIAMConfiguration::new(spec)
}

/// `managed/<name>/bootstrap-managed-account.yaml`: the same for every account, all of which are in the manager's
/// partition.
pub fn managed_iam(manager: &Manager, iam: &Iam, controllers: &Controllers) -> AWSIAMConfiguration {
    let mut trust = Statement::allow(assume_actions(controllers))
        .principal("AWS", controllers_role_arn(manager.partition, manager.account.as_str(), iam));
    if let Some(external_id) = &iam.external_id {
        trust = trust.when("StringEquals", "sts:ExternalId", OneOrMany::One(external_id.as_str().into()));
    }
    let mut spec = base_spec(manager.partition, iam, iam.fargate_in_managed);
    spec.cluster_api_controllers.trust_statements = vec![trust];
    AWSIAMConfiguration::new(spec)
}

/// Pod Identity tags its sessions, and the tags go along when the controllers assume the next role.
fn assume_actions(controllers: &Controllers) -> &'static [&'static str] {
    match controllers.credentials {
        Credentials::Irsa => &["sts:AssumeRole"],
        Credentials::PodIdentity => &["sts:AssumeRole", "sts:TagSession"],
    }
}

/// What CAPA needs to make roles for EKS itself and `iamRoleCreation` does not give: it looks up each policy before it
/// attaches it, and puts trust and tags right (`pkg/cloud/services/iam/iam.go:151-165,256-301`, v2.11.1; issue 2385).
fn role_creation_statements(partition: Partition, iam: &Iam) -> Vec<Statement> {
    if !iam.eks_role_creation {
        return vec![];
    }
    // Policies of an account's own can come among them only where CAPA may add policies.
    let owner = if iam.add_roles { "*" } else { "aws" };
    vec![
        Statement::allow(&["iam:GetPolicy"]).on(vec![format!("arn:{partition}:iam::{owner}:policy/*")]),
        Statement::allow(&["iam:UpdateAssumeRolePolicy", "iam:UntagRole", "iam:TagRole"])
            .on(vec![format!("arn:{partition}:iam::*:role/*")]),
    ]
}

/// The stack lets the controllers hand a role to `eks.amazonaws.com` only, and the one of Fargate pods goes to another
/// service (`cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go:500-512`, v2.11.1).
fn fargate_statement(partition: Partition) -> Statement {
    Statement::allow(&["iam:PassRole"]).on(vec![format!("arn:{partition}:iam::*:role/*")]).when(
        "StringEquals",
        "iam:PassedToService",
        OneOrMany::One("eks-fargate-pods.amazonaws.com".into()),
    )
}

fn base_spec(partition: Partition, iam: &Iam, has_fargate: bool) -> Spec {
    let mut extra_statements = role_creation_statements(partition, iam);
    extra_statements.extend(has_fargate.then(|| fargate_statement(partition)));
    // The role of Fargate pods has its policy by an ARN of the partition aws, as the node role has.
    let makes_fargate_role = iam.roles.makes_fargate(has_fargate) && stack_makes_node_role(partition);
    Spec {
        name_suffix: (iam.name_suffix.as_str() != DEFAULT_NAME_SUFFIX).then(|| iam.name_suffix.as_str().to_owned()),
        partition: (partition != Partition::Aws).then(|| partition.id()),
        stack_tags: iam.stack_tags.iter().cloned().collect(),
        eks: Eks {
            iam_role_creation: iam.eks_role_creation,
            default_control_plane_role: (!iam.roles.control_plane).then_some(Role { disable: true }),
            managed_machine_pool: Role { disable: !(iam.roles.nodes && stack_makes_node_role(partition)) },
            fargate: makes_fargate_role.then_some(Role { disable: false }),
        },
        control_plane: iam
            .permissions_boundary
            .as_ref()
            .map(|arn| ControlPlane { permissions_boundary: arn.as_str().into() }),
        cluster_api_controllers: ClusterAPIControllers { extra_statements, ..ClusterAPIControllers::default() },
    }
}

/// Both `sub` and `aud`, compared with StringEquals: they hold one value each, and without `aud` any client id of the
/// provider would do.
fn service_account_trust(manager: &Manager, controllers: &Controllers, host_path: &str) -> Statement {
    let provider = format!("arn:{}:iam::{}:oidc-provider/{host_path}", manager.partition, manager.account);
    let service_account = format!("system:serviceaccount:{}:capa-controller-manager", controllers.namespace);
    Statement::allow(&["sts:AssumeRoleWithWebIdentity"])
        .principal("Federated", provider)
        .when("StringEquals", format!("{host_path}:aud"), OneOrMany::One("sts.amazonaws.com".into()))
        .when("StringEquals", format!("{host_path}:sub"), OneOrMany::One(service_account))
}

/// `manager/cluster-controller-identity.yaml`
pub fn controller_identity(manager: &Manager, release: &Release) -> Vec<String> {
    vec![yaml::document(&AWSClusterControllerIdentity::for_tenants(
        release.infrastructure_api,
        manager.cluster.namespace.as_str(),
    ))]
}

/// `manager/manager-cluster.yaml`
pub fn manager_cluster(
    manager: &Manager,
    spec: &ClusterSpec,
    iam: &Iam,
    controllers: &Controllers,
    bootstrap: &Bootstrap,
    release: &Release,
) -> Vec<String> {
    let mut control_plane = AWSManagedControlPlane::new(&manager.cluster, spec, &manager.region);
    if bootstrap.pivot {
        let role = controllers_role_arn(manager.partition, manager.account.as_str(), iam);
        control_plane.admit_controllers(role, manager.partition, release.access_entries);
    }
    if controllers.credentials == Credentials::PodIdentity {
        // Every add-on that is not listed is removed again (`pkg/cloud/services/eks/addons.go:57-66`, v2.11.1).
        let agent = "eks-pod-identity-agent";
        if !control_plane.spec.addons.iter().any(|addon| addon.name == agent) {
            control_plane.spec.addons.push(Addon::new(agent, release.pod_identity_agent));
        }
    }
    control_plane.add_typed(spec, manager.partition);
    cluster_documents(&manager.cluster, spec, control_plane, iam, release)
}

/// `managed/<name>/namespace.yaml`
pub fn namespace(tenant: &Tenant) -> Vec<String> {
    vec![yaml::document(&Namespace::tenant(tenant))]
}

/// `managed/<name>/cluster-role-identity.yaml`
pub fn role_identity(tenant: &Tenant, partition: Partition, iam: &Iam, release: &Release) -> Vec<String> {
    vec![yaml::document(&AWSClusterRoleIdentity::new(
        release.infrastructure_api,
        tenant,
        controllers_role_arn(partition, tenant.account.as_str(), iam),
        iam.external_id.as_ref().map(|id| id.as_str().to_owned()),
    ))]
}

/// `managed/<name>/managed-cluster.yaml`
pub fn managed_cluster(managed: &Managed, spec: &ClusterSpec, iam: &Iam, release: &Release) -> Vec<String> {
    let mut control_plane = AWSManagedControlPlane::new(&managed.cluster, spec, &managed.region);
    control_plane.spec.identity_ref =
        Some(Reference { api_version: None, kind: "AWSClusterRoleIdentity", name: managed.name.as_str().into() });
    control_plane.add_typed(spec, managed.partition);
    cluster_documents(&managed.cluster, spec, control_plane, iam, release)
}

fn cluster_documents(
    cluster: &model::Cluster,
    spec: &ClusterSpec,
    control_plane: AWSManagedControlPlane,
    iam: &Iam,
    release: &Release,
) -> Vec<String> {
    let api = release.infrastructure_api;
    let mut documents = vec![
        yaml::document(&Cluster::new(cluster, api)),
        yaml::document(&AWSManagedCluster::new(cluster, api)),
        yaml::document(&control_plane),
    ];
    documents.extend(workers(cluster, spec, iam, release));
    documents
}

fn workers(cluster: &model::Cluster, spec: &ClusterSpec, iam: &Iam, release: &Release) -> Vec<String> {
    let api = release.infrastructure_api;
    match cluster.flavor {
        Flavor::ManagedMachinePoolVpcCni | Flavor::ManagedMachinePool => vec![
            yaml::document(&MachinePool::managed(cluster, spec, api)),
            yaml::document(&AWSManagedMachinePool::new(cluster, spec, release)),
        ],
        Flavor::MachinePool => {
            let (kind, config) = match release.nodeadm_config {
                true => (NodeadmConfig::KIND, yaml::document(&NodeadmConfig::new(cluster))),
                false => (EKSConfig::KIND, yaml::document(&EKSConfig::new(cluster))),
            };
            vec![
                yaml::document(&MachinePool::joined_by(kind, cluster, spec, api)),
                yaml::document(&AWSMachinePool::new(cluster, spec, iam, release)),
                config,
            ]
        }
        Flavor::Fargate => vec![yaml::document(&AWSFargateProfile::new(cluster, spec, api))],
    }
}

/// The trust of the node role that the runbook makes where the stack does not.
/// The service's name follows the partition, as eksctl has it: read in eksctl, 2026-11.
pub fn node_role_trust(partition: Partition) -> String {
    let service = match partition {
        Partition::AwsCn => "ec2.amazonaws.com.cn",
        Partition::AwsIso => "ec2.c2s.ic.gov",
        Partition::AwsIsoB => "ec2.sc2s.sgov.gov",
        _ => "ec2.amazonaws.com",
    };
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Service":"{service}"}},"Action":"sts:AssumeRole"}}]}}"#
    )
}

/// What a node needs: `pkg/cloud/services/eks/roles.go:42-71`, v2.11.1.
pub fn node_role_policies(partition: Partition) -> [String; 3] {
    ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"]
        .map(|name| format!("arn:{partition}:iam::aws:policy/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::inline_policy::FURTHER_MAX;
    use crate::model::{Delivery, FargateRole, NameSuffix, Roles};

    #[test]
    fn further_statements_fit_the_room_that_is_kept_for_them() {
        let iam = Iam {
            name_suffix: NameSuffix::parse(DEFAULT_NAME_SUFFIX).expect("a suffix"),
            external_id: None,
            permissions_boundary: None,
            stack_tags: vec![],
            delivery: Delivery::PerAccount,
            eks_role_creation: true,
            add_roles: true,
            roles: Roles { control_plane: true, nodes: true, fargate: FargateRole::Auto },
            fargate_in_manager: true,
            fargate_in_managed: true,
        };
        for partition in Partition::ALL {
            let mut statements = role_creation_statements(partition, &iam);
            statements.push(fargate_statement(partition));
            let text = serde_json::to_string(&statements).expect("statements are JSON");
            assert!(text.len() <= FURTHER_MAX, "{partition}: {}", text.len());
        }
    }
}
