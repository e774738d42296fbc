//! Order, form and completeness.

use super::{
    AMI_TYPE, AMI_TYPE_LEAVES, Claim, DEFAULT_AMI_TYPE, Deviation, IDENTITY, IDENTITY_API_VERSION, IDENTITY_VERSIONS,
    Severity, always, command, has_node_group, irsa, leaf, release_is, sources, word,
};
use crate::manifest::aws_cluster_role_identity::CHAINING;
use crate::model::{Inputs, Source, Tenancy};

const OIDC_PROVIDER: Source = Source {
    title: "Amazon EKS, IAM OIDC provider for a cluster",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html",
    read: "2026-11-24",
};

/// The manager cluster's namespace has to be made.
fn manager_namespace(inputs: &Inputs, _: &Tenancy) -> bool {
    !matches!(inputs.manager.cluster.namespace.trim(), "" | "default")
}

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "shared-variables",
        guide_lines: "46-54",
        severity: Severity::Style,
        says: "Variables that are exported once and read by all later commands",
        emits: "Commands with the values in them",
        why: "A step can be run by itself, in a new shell, days later; an unset variable would be filled in as nothing.",
        sources: &[sources::GUIDE],
        applies: always,
        covers: &[Claim::Step("guide-set-variables")],
    },
    Deviation {
        id: "tools",
        guide_lines: "36-40",
        severity: Severity::Style,
        says: "A list of tools, without versions",
        emits: "A step that asks each tool for its version",
        why: "clusterawsadm of another minor version makes other permissions; clusterctl of another contract refuses the \
              providers.",
        sources: &[sources::CLUSTERCTL_INIT],
        applies: always,
        covers: &[Claim::Step("check-tools")],
    },
    Deviation {
        id: "bootstrap-cluster",
        guide_lines: "36, 104",
        severity: Severity::Style,
        says: "A bootstrap cluster is a prerequisite",
        emits: "A step that makes it with kind",
        why: "Without it the first `clusterctl init` goes into whatever cluster the current context names.",
        sources: &[sources::KIND],
        applies: always,
        covers: &[Claim::Step("create-bootstrap-cluster")],
    },
    Deviation {
        id: "managed-accounts-first",
        guide_lines: "191-256",
        severity: Severity::Style,
        says: "The managed account is prepared last, after its cluster and identity are written",
        emits: "All accounts are prepared at the beginning, the manager's first",
        why: "IAM refuses a trust in a role that does not exist, so the manager comes first; but nothing in a managed account \
              waits for the manager cluster, and its owner can do it any time before.",
        sources: &[sources::STACK_SERVICE, sources::REHEARSED],
        applies: always,
        covers: &[Claim::Moved("managed-account-iam"), Claim::Moved("managed-accounts-stack-set")],
    },
    Deviation {
        id: "oidc-provider",
        guide_lines: "139",
        severity: Severity::Style,
        says: "A link to the AWS documentation",
        emits: "The issuer read from the cluster, and `aws iam create-open-id-connect-provider`",
        why: "It takes two commands and no decision.",
        sources: &[OIDC_PROVIDER, sources::REHEARSED],
        applies: irsa,
        covers: &[
            command("guide-oidc-provider", "by hand"),
            command("trust-service-account", "ISSUER="),
            command("trust-service-account", "OIDC_PROVIDER="),
            command("trust-service-account", "aws iam create-open-id-connect-provider"),
        ],
    },
    Deviation {
        id: "second-pass",
        guide_lines: "144-147",
        severity: Severity::Style,
        says: "Another value for a variable, and the preparation of the manager account once more",
        emits: "A file of its own for the second pass, with the issuer that was read from the cluster",
        why: "A placeholder that has to be typed over is easily forgotten, and then the stack is left as it was.",
        sources: &[sources::GUIDE],
        applies: irsa,
        covers: &[
            command("guide-update-trust", "OIDC_PROVIDER_ID="),
            word("guide-update-trust", "clusterawsadm bootstrap iam create-cloudformation-stack", "--config"),
            command("trust-service-account", "cat > manager/bootstrap-manager-account.oidc.yaml"),
            word("trust-service-account", "clusterawsadm bootstrap iam create-cloudformation-stack", "--config"),
        ],
    },
    Deviation {
        id: "identity-api-version-of-this-release",
        guide_lines: "195, 206",
        severity: Severity::Style,
        says: "`infrastructure.cluster.x-k8s.io/v1beta1` for both identities",
        emits: "`infrastructure.cluster.x-k8s.io/v1beta2`",
        why: "This release serves both; from v2.4 on CAPA serves v1beta2 only.",
        sources: &[IDENTITY_VERSIONS],
        applies: |_, tenancy| release_is(tenancy, |release| release.identity_v1beta1),
        covers: IDENTITY_API_VERSION,
    },
    Deviation {
        id: "ami-type-of-this-release",
        guide_lines: "126, 180",
        severity: Severity::Style,
        says: "`spec: {}` for AWSManagedMachinePool",
        emits: "`amiType: AL2_x86_64`, or the one typed",
        why: "The default of this release, written out: it knows no Amazon Linux 2023.",
        sources: &[AMI_TYPE],
        applies: |inputs, tenancy| {
            has_node_group(inputs) && release_is(tenancy, |release| release.ami_type == DEFAULT_AMI_TYPE)
        },
        covers: AMI_TYPE_LEAVES,
    },
    Deviation {
        id: "session-name",
        guide_lines: "198-204",
        severity: Severity::Style,
        says: "Nothing on the session of the assumed role",
        emits: "`sessionName` and `durationSeconds: 3600`",
        why: "The name is what CloudTrail of the managed account shows; an hour is the most that a chained role may have, and \
              saves three of four renewals.",
        sources: &[CHAINING],
        applies: always,
        covers: &[
            leaf(IDENTITY, "AWSClusterRoleIdentity/spec/sessionName"),
            leaf(IDENTITY, "AWSClusterRoleIdentity/spec/durationSeconds"),
        ],
    },
    Deviation {
        id: "checks",
        guide_lines: "",
        severity: Severity::Style,
        says: "Nothing",
        emits: "A check at the end of each step, with the output to expect",
        why: "What went wrong is cheapest to find where it went wrong.",
        sources: &[sources::REHEARSED],
        applies: always,
        covers: &[
            command("*", "aws iam get-role"),
            command("install-capa-on-management", "kubectl get serviceaccount"),
            command("management-kubeconfig", "kubectl get namespace"),
        ],
    },
    Deviation {
        id: "manager-namespace",
        guide_lines: "126",
        severity: Severity::Style,
        says: "Nothing on the namespace, which is `default`",
        emits: "A command that makes the namespace typed",
        why: "Cluster objects can't be applied into a namespace that does not exist.",
        sources: &[sources::GUIDE],
        applies: manager_namespace,
        covers: &[command("create-management-cluster", "kubectl create namespace")],
    },
];
