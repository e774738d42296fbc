//! Flavors beside the guide's, and inputs of clusters, their roles and identities that the guide has no place for.

use super::{
    Claim, Deviation, MANAGED_CLUSTER, MANAGED_IAM, MANAGER_CLUSTER, MANAGER_IAM, Severity, any_cluster, blank,
    command, leaf, sources,
};
use crate::model::inputs::DEFAULT_NAME_SUFFIX;
use crate::model::{Flavor, Inputs, Source, Tenancy};

macro_rules! capa {
    ($title:literal, $path:literal) => {
        Source {
            title: $title,
            url: concat!("https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/", $path),
            read: "2026-11-25",
        }
    };
}

const NODEADM: Source =
    capa!("bootstrap/eks/api/v1beta2/nodeadmconfig_types.go", "bootstrap/eks/api/v1beta2/nodeadmconfig_types.go");
const MACHINE_POOL: Source =
    capa!("templates/cluster-template-eks-machinepool.yaml", "templates/cluster-template-eks-machinepool.yaml");
const FARGATE: Source =
    capa!("templates/cluster-template-eks-fargate.yaml", "templates/cluster-template-eks-fargate.yaml");
const PASS_ROLE: Source = capa!(
    "cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go:493-512",
    "cmd/clusterawsadm/cloudformation/bootstrap/cluster_api_controller.go"
);
const CONCURRENCY: Source = capa!("main.go:616", "main.go");
const ACCESS_ENTRIES: Source = Source {
    title: "Amazon EKS, access entries",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
    read: "2026-11-25",
};
const GET_POLICY: Source = Source {
    title: "cluster-api-provider-aws issue 2385",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/2385",
    read: "2026-11-24",
};

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "machine-pool-image",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "With flavor `eks-machinepool`: EKSConfig, and no image",
        emits: "NodeadmConfig, and an image of Amazon Linux 2023",
        why: "EKSConfig boots Amazon Linux 2, of which EKS has no image from Kubernetes 1.33 on.",
        sources: &[NODEADM, MACHINE_POOL],
        applies: |inputs, tenancy| {
            has(inputs, Flavor::MachinePool) && tenancy.release.ready().is_some_and(|release| release.nodeadm_config)
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/ami/eksLookupType"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/ami/eksLookupType"),
            leaf(MANAGER_CLUSTER, "EKSConfig/**"),
            leaf(MANAGED_CLUSTER, "EKSConfig/**"),
            leaf(MANAGER_CLUSTER, "NodeadmConfig/**"),
            leaf(MANAGED_CLUSTER, "NodeadmConfig/**"),
            leaf(MANAGER_CLUSTER, "MachinePool/spec/template/spec/bootstrap/configRef/kind"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/template/spec/bootstrap/configRef/kind"),
        ],
    },
    Deviation {
        id: "machine-pool-size",
        guide_lines: "126, 180",
        severity: Severity::Style,
        says: "With flavor `eks-machinepool`: 1 to 10 nodes, whatever their number",
        emits: "The bounds typed, or the number of nodes as both",
        why: "The flavor has no variable for them.",
        sources: &[MACHINE_POOL],
        applies: |inputs, _| has(inputs, Flavor::MachinePool),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/minSize"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/minSize"),
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/maxSize"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/maxSize"),
        ],
    },
    Deviation {
        id: "machine-pool-profile",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "With flavor `eks-machinepool`: the instance profile `nodes.cluster-api-provider-aws.sigs.k8s.io`",
        emits: "The instance profile with the suffix typed",
        why: "The stack makes no other with another name suffix.",
        sources: &[MACHINE_POOL, sources::IAM_TYPES],
        applies: |inputs, _| {
            let other_suffix = inputs.iam.name_suffix.trim() != DEFAULT_NAME_SUFFIX;
            other_suffix
                && any_cluster(inputs, |cluster| cluster.flavor == Flavor::MachinePool && blank(&cluster.node_role))
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/iamInstanceProfile"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/iamInstanceProfile"),
        ],
    },
    Deviation {
        id: "fargate-switch",
        guide_lines: "105-113, 158-166",
        severity: Severity::Breaks,
        says: "With flavor `eks-fargate`: CAPA without the controller of Fargate profiles",
        emits: "`EXP_EKS_FARGATE=true` where CAPA is installed",
        why: "The feature is off by default, so nothing would ever make the profile.",
        sources: &[sources::MANAGER_ARGS],
        applies: |inputs, _| has(inputs, Flavor::Fargate),
        covers: &[command("*", "EXP_EKS_FARGATE=")],
    },
    Deviation {
        id: "fargate-pass-role",
        guide_lines: "",
        severity: Severity::Breaks,
        says: "With flavor `eks-fargate`: no permission to hand the role of Fargate pods to their service",
        emits: "`iam:PassRole` to `eks-fargate-pods.amazonaws.com`",
        why: "The stack lets the controllers hand roles to `eks.amazonaws.com` only.",
        sources: &[PASS_ROLE],
        applies: |inputs, _| has(inputs, Flavor::Fargate),
        covers: EXTRA_STATEMENTS,
    },
    Deviation {
        id: "fargate-pods",
        guide_lines: "126, 180",
        severity: Severity::Breaks,
        says: "With flavor `eks-fargate`: pods of the namespace `default` only",
        emits: "Those of `kube-system` too, and of the controllers on the management cluster; or what is typed",
        why: "There is no node for any other pod, so the cluster's DNS would not run.",
        sources: &[FARGATE],
        applies: |inputs, _| has(inputs, Flavor::Fargate),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSFargateProfile/spec/selectors/**"),
            leaf(MANAGED_CLUSTER, "AWSFargateProfile/spec/selectors/**"),
        ],
    },
    Deviation {
        id: "role-names",
        guide_lines: "",
        severity: Severity::Style,
        says: "The roles that CAPA chooses itself",
        emits: "`roleName`, or the instance profile of an AWSMachinePool",
        why: "Typed among the inputs.",
        sources: &[sources::EKS_ROLES],
        applies: |inputs, _| {
            any_cluster(inputs, |cluster| !blank(&cluster.control_plane_role) || !blank(&cluster.node_role))
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "*/spec/roleName"),
            leaf(MANAGED_CLUSTER, "*/spec/roleName"),
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/iamInstanceProfile"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/iamInstanceProfile"),
        ],
    },
    Deviation {
        id: "role-policies",
        guide_lines: "",
        severity: Severity::Style,
        says: "The policies of EKS, and no others",
        emits: "`roleAdditionalPolicies`",
        why: "Typed among the inputs.",
        sources: &[sources::EKS_ROLES],
        applies: |inputs, _| {
            any_cluster(inputs, |cluster| {
                let of_nodes = cluster.flavor.has_node_group() && !cluster.node_role_policies.is_empty();
                of_nodes || !cluster.control_plane_role_policies.is_empty()
            })
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "*/spec/roleAdditionalPolicies/**"),
            leaf(MANAGED_CLUSTER, "*/spec/roleAdditionalPolicies/**"),
        ],
    },
    Deviation {
        id: "access-entries",
        guide_lines: "",
        severity: Severity::Style,
        says: "Whoever created a cluster may enter it, and nobody else",
        emits: "`accessEntries`, each with a username, and the mode in which they count",
        why: "Typed among the inputs. The creator of a managed account's cluster is the controllers role, so no person may enter.",
        sources: &[ACCESS_ENTRIES, sources::REHEARSED],
        applies: |inputs, _| any_cluster(inputs, |cluster| !cluster.access_entries.is_empty()),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/accessConfig/**"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/accessConfig/**"),
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/accessEntries/**"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/accessEntries/**"),
        ],
    },
    Deviation {
        id: "role-creation",
        guide_lines: "70-71, 227-228",
        severity: Severity::Style,
        says: "`iamRoleCreation: false`: the stacks make the roles",
        emits: "`iamRoleCreation: true` and what it does not permit, and `CAPA_EKS_IAM=true` where CAPA is installed",
        why: "Chosen among the inputs: CAPA makes the roles of each cluster. It looks up each policy before it attaches it, which \
              `iamRoleCreation` alone does not permit.",
        sources: &[sources::EKS_ROLES, GET_POLICY],
        applies: |inputs, _| inputs.iam.eks_role_creation,
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/eks/iamRoleCreation"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/eks/iamRoleCreation"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/1/**"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/2/**"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/**"),
            command("*", "CAPA_EKS_IAM="),
        ],
    },
    Deviation {
        id: "added-policies",
        guide_lines: "",
        severity: Severity::Style,
        says: "CAPA may not add policies to roles",
        emits: "`CAPA_EKS_ADD_ROLES=true` where CAPA is installed",
        why: "Chosen among the inputs.",
        sources: &[sources::MANAGER_ARGS],
        applies: |inputs, _| inputs.iam.add_roles,
        covers: &[command("*", "CAPA_EKS_ADD_ROLES=")],
    },
    Deviation {
        id: "no-control-plane-role",
        guide_lines: "",
        severity: Severity::Style,
        says: "The stacks make the role of control planes",
        emits: "`defaultControlPlaneRole: {disable: true}`",
        why: "Chosen among the inputs.",
        sources: &[sources::IAM_TYPES],
        applies: |inputs, _| !inputs.iam.roles.control_plane,
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/eks/defaultControlPlaneRole/disable"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/eks/defaultControlPlaneRole/disable"),
        ],
    },
    Deviation {
        id: "concurrency",
        guide_lines: "",
        severity: Severity::Style,
        says: "Five clusters at a time, CAPA's own number",
        emits: "`--awscluster-concurrency` at the controllers of the management cluster",
        why: "Typed among the inputs. CAPA's manifest has no variable for it.",
        sources: &[CONCURRENCY],
        applies: |inputs, _| !blank(&inputs.controllers.concurrency),
        covers: &[
            command("install-capa-on-management", "kubectl patch"),
            command("install-capa-on-management", "kubectl rollout"),
        ],
    },
];

const EXTRA_STATEMENTS: &[Claim] = &[
    leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/*/**"),
    leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/*/**"),
];

fn has(inputs: &Inputs, flavor: Flavor) -> bool {
    inputs.manager.cluster.flavor == flavor || inputs.managed.iter().any(|managed| managed.cluster.flavor == flavor)
}

/// The stack of some account has no role of Fargate pods.
pub fn leaves_fargate_role_out(_: &Inputs, tenancy: &Tenancy) -> bool {
    let makes = |iam: &crate::model::Iam| {
        iam.roles.makes_fargate(iam.fargate_in_manager) && iam.roles.makes_fargate(iam.fargate_in_managed)
    };
    !tenancy.iam.ready().is_some_and(makes)
}
