//! What no longer does anything.

use super::clusters::leaves_fargate_role_out;
use super::{
    Claim, Deviation, FARGATE_ROLE, MANAGED_CLUSTER, MANAGED_IAM, MANAGER_CLUSTER, MANAGER_IAM, Severity, always,
    any_cluster, blank, command, leaf, partition_is, sources,
};
use crate::manifest::corrected::stack_makes_node_role;

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "disabled-field",
        guide_lines: "76, 233",
        severity: Severity::Obsolete,
        says: "`clusterAPIControllers: {disabled: false}`",
        emits: "Nothing",
        why: "AWSIAMConfiguration has no such field, and clusterawsadm drops it without a word.",
        sources: &[sources::IAM_TYPES],
        applies: always,
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/disabled"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/disabled"),
        ],
    },
    Deviation {
        id: "fargate-role",
        guide_lines: "73-74, 230-231",
        severity: Severity::Obsolete,
        says: "`fargate: {disable: false}`",
        emits: "Nothing",
        why: "It makes a role for Fargate profiles, of which the guide makes none; the feature gate is off as well.",
        sources: &[sources::IAM_TYPES, sources::MANAGER_ARGS],
        applies: |inputs, tenancy| {
            leaves_fargate_role_out(inputs, tenancy) && partition_is(tenancy, stack_makes_node_role)
        },
        covers: FARGATE_ROLE,
    },
    Deviation {
        id: "eks-variable",
        guide_lines: "111, 163",
        severity: Severity::Obsolete,
        says: "`export EKS=true`",
        emits: "Nothing",
        why: "No version of CAPA has read it; EKS is on by default, and the variable that turns it off is CAPA_EKS.",
        sources: &[sources::MANAGER_ARGS],
        applies: always,
        covers: &[command("guide-install-bootstrap", "EKS="), command("guide-install-manager", "EKS=")],
    },
    Deviation {
        id: "second-service-account",
        guide_lines: "93",
        severity: Severity::Obsolete,
        says: "Trust in `capa-eks-control-plane-controller-manager`",
        emits: "Nothing",
        why: "That controller was merged into capa-controller-manager in CAPA v0.7.",
        sources: &[sources::SERVICE_ACCOUNT],
        applies: always,
        covers: &[leaf(
            MANAGER_IAM,
            "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Condition/ForAnyValue:StringEquals/*/1",
        )],
    },
    Deviation {
        id: "ssh-key",
        guide_lines: "124, 178",
        severity: Severity::Obsolete,
        says: "`AWS_SSH_KEY_NAME=default`",
        emits: "`sshKeyName: \"\"`, or the key typed",
        why: "The flavor asks for a key that managed node groups do not use; one of the name `default` need not exist.",
        sources: &[sources::GUIDE],
        applies: |inputs, _| any_cluster(inputs, |cluster| blank(&cluster.ssh_key_name)),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/sshKeyName"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/sshKeyName"),
            leaf(MANAGER_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/sshKeyName"),
            leaf(MANAGED_CLUSTER, "AWSMachinePool/spec/awsLaunchTemplate/sshKeyName"),
        ],
    },
    Deviation {
        id: "envsubst",
        guide_lines: "65, 194, 222",
        severity: Severity::Obsolete,
        says: "`envsubst > FILE << EOL`",
        emits: "Files with the values in them",
        why: "The shell has filled in the variables before envsubst sees the text, an unset one becomes nothing without a word, \
              and macOS has no envsubst.",
        sources: &[sources::GUIDE],
        applies: always,
        covers: &[
            command("guide-prepare-manager-account", "envsubst"),
            command("guide-update-trust", "envsubst"),
            command("guide-prepare-managed-account", "envsubst"),
            Claim::Step("guide-create-identities"),
        ],
    },
];
