//! AWSMachinePool: an auto scaling group of CAPA's own, with its launch template.

use super::{ObjectMeta, infrastructure_api};
use crate::model::{self, Explanation, Source, capa_file, explain};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AWSMachinePool {
    api_version: String,
    kind: &'static str,
    metadata: ObjectMeta,
    pub spec: Spec,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spec {
    pub aws_launch_template: LaunchTemplate,
    pub max_size: u16,
    pub min_size: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LaunchTemplate {
    /// Absent: Amazon Linux 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ami: Option<Ami>,
    /// CAPA lets the role of the same name into the cluster.
    pub iam_instance_profile: String,
    pub instance_type: String,
    /// Empty: no key.
    pub ssh_key_name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ami {
    eks_lookup_type: &'static str,
}

/// That of a managed node group, where none is typed: an auto scaling group has none of its own.
/// <https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html>, instanceTypes, read 2026-11-25.
const INSTANCE_TYPE: &str = "t3.medium";

/// Written out in the flavor.
const FLAVOR_PROFILE: &str = "nodes.cluster-api-provider-aws.sigs.k8s.io";
const FLAVOR_MIN_SIZE: u16 = 1;
const FLAVOR_MAX_SIZE: u16 = 10;

pub fn instance_type(spec: &model::ClusterSpec) -> &str {
    spec.instance_type.as_deref().unwrap_or(INSTANCE_TYPE)
}

impl AWSMachinePool {
    /// As the flavor has it.
    pub fn bare(cluster: &model::Cluster, spec: &model::ClusterSpec, api: &str) -> Self {
        Self {
            api_version: infrastructure_api(api),
            kind: cluster.flavor.workers_kind(),
            metadata: ObjectMeta::namespaced(cluster.namespace.as_str(), cluster.workers_name()),
            spec: Spec {
                aws_launch_template: LaunchTemplate {
                    ami: None,
                    iam_instance_profile: FLAVOR_PROFILE.into(),
                    instance_type: instance_type(spec).into(),
                    ssh_key_name: spec.ssh_key_name.clone().unwrap_or_default(),
                },
                max_size: FLAVOR_MAX_SIZE,
                min_size: FLAVOR_MIN_SIZE,
            },
        }
    }

    /// With the instance profile of the stack, and the image that its bootstrap boots.
    pub fn new(
        cluster: &model::Cluster,
        spec: &model::ClusterSpec,
        iam: &model::Iam,
        release: &model::Release,
    ) -> Self {
        let mut pool = Self::bare(cluster, spec, release.infrastructure_api);
        let scaling = spec.scaling();
        let template = &mut pool.spec.aws_launch_template;
        template.ami = release.nodeadm_config.then_some(Ami { eks_lookup_type: "AmazonLinux2023" });
        template.iam_instance_profile =
            spec.node_role.as_ref().map_or_else(|| iam.nodes_profile(), |name| name.as_str().into());
        (pool.spec.min_size, pool.spec.max_size) = (scaling.min, scaling.max);
        pool
    }
}

const TYPES: Source = capa_file!("exp/api/v1beta2/awsmachinepool_types.go");
const TEMPLATE: Source = capa_file!("exp/api/v1beta2/types.go");
const AMI: Source = capa_file!("api/v1beta2/types.go");

pub const KEYS: &[Explanation] = &[
    explain("metadata/name", "The auto scaling group is called by it.", &TYPES),
    explain("spec", "An auto scaling group that CAPA itself looks after.", &TYPES),
    explain("spec/awsLaunchTemplate", "What EC2 starts each node from.", &TEMPLATE),
    explain(
        "spec/awsLaunchTemplate/ami",
        "Where the image comes from; left out, it is one of Amazon Linux 2.",
        &TEMPLATE,
    ),
    explain(
        "spec/awsLaunchTemplate/ami/eksLookupType",
        "CAPA asks AWS for the newest EKS image of this kind for the Kubernetes version.",
        &AMI,
    ),
    explain(
        "spec/awsLaunchTemplate/iamInstanceProfile",
        "Carries the role of the nodes; CAPA lets the role of this name into the cluster.",
        &TEMPLATE,
    ),
    explain(
        "spec/awsLaunchTemplate/instanceType",
        "An auto scaling group has no default for it, so it is named.",
        &TEMPLATE,
    ),
    explain(
        "spec/awsLaunchTemplate/sshKeyName",
        "Empty is no key; left out, it would be a key called `default`.",
        &TEMPLATE,
    ),
    explain("spec/maxSize", "The group never grows beyond it.", &TYPES),
    explain("spec/minSize", "The group never shrinks below it.", &TYPES),
];
