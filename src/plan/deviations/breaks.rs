//! What fails or never ends when the guide is followed.

use super::{
    AMI_TYPE, AMI_TYPE_LEAVES, Claim, DEFAULT_AMI_TYPE, Deviation, FARGATE_ROLE, IDENTITY, IDENTITY_API_VERSION,
    IDENTITY_VERSIONS, MANAGED_CLUSTER, MANAGED_IAM, MANAGER_CLUSTER, MANAGER_IAM, Severity, always, any_cluster,
    blank, command, has_node_group, leaf, partition_is, release_is, sources, word,
};
use crate::manifest::corrected::stack_makes_node_role;
use crate::model::{Partition, Source};

const KUBERNETES_VERSIONS: Source = Source {
    title: "Amazon EKS, Kubernetes versions",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    read: "2026-11-24",
};
const VPC_CNI_VERSIONS: Source = Source {
    title: "Amazon EKS, versions of the VPC CNI add-on",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html",
    read: "2026-11-24",
};
const AMI_TYPE_REFUSED: Source = Source {
    title: "cluster-api-provider-aws issue 5530",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5530",
    read: "2026-11-24",
};
const SCALING_CONFIG: Source = Source {
    title: "Amazon EKS, NodegroupScalingConfig",
    url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html",
    read: "2026-11-25",
};
const SCALING_MISSING: Source = Source {
    title: "cluster-api-provider-aws issue 4065",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4065",
    read: "2026-11-24",
};

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "identity-api-version",
        guide_lines: "195, 206",
        severity: Severity::Breaks,
        says: "`infrastructure.cluster.x-k8s.io/v1beta1` for both identities",
        emits: "`infrastructure.cluster.x-k8s.io/v1beta2`",
        why: "CAPA stopped serving v1beta1 in v2.4: `kubectl apply` answers `no matches for kind \"AWSClusterRoleIdentity\"`.",
        sources: &[IDENTITY_VERSIONS, sources::REHEARSED],
        applies: |_, tenancy| release_is(tenancy, |release| !release.identity_v1beta1),
        covers: IDENTITY_API_VERSION,
    },
    Deviation {
        id: "node-role",
        guide_lines: "71-72, 228-229",
        severity: Severity::Breaks,
        says: "`managedMachinePool: {disable: true}` in both stacks, and a flavor with a managed machine pool that names no role",
        emits: "`disable: false`: the stack makes the role of the nodes",
        why: "The pool looks for the default node role and does not find it, so the wait for the cluster never ends: `the \
              specified nodegroup role couldn't be found`.",
        sources: &[sources::EKS_ROLES, sources::REHEARSED],
        applies: |inputs, tenancy| inputs.iam.roles.nodes && partition_is(tenancy, stack_makes_node_role),
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/eks/managedMachinePool/disable"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/eks/managedMachinePool/disable"),
        ],
    },
    Deviation {
        id: "node-role-in-this-partition",
        guide_lines: "71-72, 228-229",
        severity: Severity::Breaks,
        says: "No role for the nodes, in a flavor that needs one",
        emits: "A step in each account that makes the role",
        why: "Outside of the commercial regions and GovCloud the stack can't make it either: clusterawsadm writes `arn:aws:` \
              into the policies that it attaches.",
        sources: &[sources::EKS_ROLES],
        applies: |inputs, tenancy| {
            inputs.iam.roles.nodes && partition_is(tenancy, |partition| !stack_makes_node_role(partition))
        },
        covers: &[Claim::Step("manager-node-role"), Claim::Step("managed-node-role")],
    },
    Deviation {
        id: "fargate-role-in-this-partition",
        guide_lines: "73-74, 230-231",
        severity: Severity::Breaks,
        says: "`fargate: {disable: false}`",
        emits: "Nothing",
        why: "It makes a role for Fargate profiles, of which the guide makes none. Outside of the commercial regions and \
              GovCloud CloudFormation can't make it: clusterawsadm writes `arn:aws:` into the policy that it attaches.",
        sources: &[sources::EKS_ROLES, sources::REHEARSED],
        applies: |_, tenancy| partition_is(tenancy, |partition| !stack_makes_node_role(partition)),
        covers: FARGATE_ROLE,
    },
    Deviation {
        id: "kubernetes-version",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "Kubernetes `v1.20.2`",
        emits: "The release's version, or the one typed",
        why: "EKS has not offered 1.20 for years; the guide itself asks to update it.",
        sources: &[KUBERNETES_VERSIONS],
        applies: |inputs, _| any_cluster(inputs, |cluster| blank(&cluster.kubernetes_version)),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/version"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/version"),
            leaf(MANAGER_CLUSTER, "MachinePool/spec/template/spec/version"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/template/spec/version"),
        ],
    },
    Deviation {
        id: "vpc-cni-version",
        guide_lines: "125, 179",
        severity: Severity::Breaks,
        says: "VPC CNI `v1.10.2-eksbuild.1`",
        emits: "The release's version, or the one typed",
        why: "EKS has no such version of the add-on for any Kubernetes version that it offers.",
        sources: &[VPC_CNI_VERSIONS],
        applies: |inputs, _| {
            any_cluster(inputs, |cluster| cluster.addons.is_none() && cluster.flavor.has_vpc_cni_addon())
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/addons/0/version"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/addons/0/version"),
        ],
    },
    Deviation {
        id: "ami-type",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "`spec: {}` for AWSManagedMachinePool",
        emits: "`amiType: AL2023_x86_64_STANDARD`, or the one typed",
        why: "Without it CAPA asks for AL2_x86_64, which EKS refuses from Kubernetes 1.33 on.",
        sources: &[AMI_TYPE, AMI_TYPE_REFUSED],
        applies: |inputs, tenancy| {
            has_node_group(inputs) && release_is(tenancy, |release| release.ami_type != DEFAULT_AMI_TYPE)
        },
        covers: AMI_TYPE_LEAVES,
    },
    Deviation {
        id: "scaling",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "`spec: {}` for AWSManagedMachinePool",
        emits: "`scaling` with both its minimum and its maximum",
        why: "Without them only the desired size is sent, and EKS takes all three sizes or none.",
        sources: &[SCALING_CONFIG, SCALING_MISSING],
        applies: |inputs, _| has_node_group(inputs),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedMachinePool/spec/scaling/**"),
            leaf(MANAGED_CLUSTER, "AWSManagedMachinePool/spec/scaling/**"),
        ],
    },
    Deviation {
        id: "waits",
        guide_lines: "113, 132-135, 166, 256-258",
        severity: Severity::Breaks,
        says: "To wait for the cluster, without a command; nothing about the controllers",
        emits: "`--wait-providers`, and `kubectl wait` with a time limit and the look-up that says why it timed out",
        why: "What follows too early fails: without the providers' webhooks `kubectl apply` ends in `failed calling webhook`, \
              without the cluster there is no kubeconfig.",
        sources: &[sources::REHEARSED],
        applies: always,
        covers: &[
            command("guide-wait-for-manager-cluster", "by hand"),
            command("create-management-cluster", "kubectl wait"),
            command("install-capa-on-bootstrap", "kubectl wait"),
            command("install-capa-on-management", "kubectl wait"),
            word("install-capa-on-bootstrap", "clusterctl init", "--wait-providers"),
            word("install-capa-on-management", "clusterctl init", "--wait-providers"),
            Claim::Step("wait-for-workload-cluster"),
        ],
    },
    Deviation {
        id: "kubeconfig",
        guide_lines: "152-154",
        severity: Severity::Breaks,
        says: "The Secret `manager-user-kubeconfig`, decoded with `base64`",
        emits: "`aws eks update-kubeconfig`",
        why: "The Secret's kubeconfig calls aws-iam-authenticator, a tool that the prerequisites do not name.",
        sources: &[sources::REHEARSED],
        applies: always,
        covers: &[
            command("guide-manager-kubeconfig", "kubectl get secret"),
            command("guide-manager-kubeconfig", "base64"),
            command("management-kubeconfig", "aws eks update-kubeconfig"),
        ],
    },
    Deviation {
        id: "partition",
        guide_lines: "81, 88, 91, 165, 201, 240",
        severity: Severity::Breaks,
        says: "`arn:aws:` and `amazonaws.com`, written out",
        emits: "The partition and the DNS suffix of the region",
        why: "Elsewhere than in the commercial regions no such role and no such provider exists.",
        sources: &[sources::IAM_TYPES],
        applies: |_, tenancy| partition_is(tenancy, |partition| partition != Partition::Aws),
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/partition"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/partition"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/0/Resource/*"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Principal/Federated/0"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Principal/AWS/0"),
            leaf(IDENTITY, "AWSClusterRoleIdentity/spec/roleARN"),
            command("*", "AWS_CONTROLLER_IAM_ROLE="),
        ],
    },
];
