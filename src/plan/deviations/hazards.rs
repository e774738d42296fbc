//! What works when the guide is followed, and leaves something open or loses it.

use super::{
    Claim, Deviation, IDENTITY, MANAGED_CLUSTER, MANAGER_CLUSTER, MANAGER_IAM, Severity, always, any_managed_cluster,
    blank, command, irsa, leaf, sources, word,
};
use crate::manifest::aws_iam_configuration::SINGLE_VALUED_KEYS;
use crate::model::Source;

const ZERO_CREDENTIALS: Source = Source {
    title: "cmd/clusterawsadm/controller/credentials/zero_credentials.go:32",
    url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/cmd/clusterawsadm/controller/credentials/zero_credentials.go",
    read: "v2.11.1",
};

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "identity-ref",
        guide_lines: "126, 180-189",
        severity: Severity::Unsafe,
        says: "`clusterctl generate cluster`, then an edit by hand that adds `identityRef`",
        emits: "The finished manifests, `identityRef` included, and the webhooks are asked before anything is made",
        why: "Without the edit CAPA fills in the controller identity and builds the cluster in the manager account, without a \
              word. `clusterctl generate` also takes the newest template and the namespace of whatever context is current.",
        sources: &[sources::CONTROL_PLANE_WEBHOOK, sources::REHEARSED],
        applies: always,
        covers: &[
            Claim::Step("guide-generate-manager-cluster"),
            Claim::Step("guide-generate-managed-cluster"),
            word("create-workload-cluster", "kubectl apply", "--dry-run=server"),
            word("create-workload-cluster", "kubectl apply", "-o 'jsonpath="),
        ],
    },
    Deviation {
        id: "allowed-namespaces",
        guide_lines: "200",
        severity: Severity::Unsafe,
        says: "`allowedNamespaces: {}` on the role identity: every namespace",
        emits: "The namespace of the account's cluster",
        why: "Whoever may make a cluster in any namespace could make it in this account. The guide calls it unsafe itself.",
        sources: &[sources::IDENTITY_SESSION],
        applies: always,
        covers: &[leaf(IDENTITY, "AWSClusterRoleIdentity/spec/allowedNamespaces/**")],
    },
    Deviation {
        id: "controller-identity",
        guide_lines: "206-211, 255",
        severity: Severity::Unsafe,
        says: "The controller identity last, open to every namespace",
        emits: "A file and a step of its own before the first cluster, for the management cluster's namespace and those with \
                the label `capa-runbook/tenant`",
        why: "CAPA makes one by itself with the first cluster, open to every namespace, and its spec can't be changed: the \
              guide's comes too late. A label, because a list could not grow.",
        sources: &[sources::CONTROLLER_IDENTITY_WEBHOOK, sources::REHEARSED],
        applies: always,
        covers: &[
            leaf(IDENTITY, "AWSClusterControllerIdentity/**"),
            Claim::File("manager/cluster-controller-identity.yaml"),
            Claim::Step("apply-controller-identity"),
            command("install-capa-on-management", "kubectl apply"),
        ],
    },
    Deviation {
        id: "namespace-of-its-own",
        guide_lines: "180",
        severity: Severity::Unsafe,
        says: "Every cluster in the namespace `default`",
        emits: "A namespace for each managed account, made and labelled before its cluster",
        why: "The namespace is what an identity is restricted by: in a shared one every cluster may use every account.",
        sources: &[sources::IDENTITY_SESSION],
        applies: always,
        covers: &[
            Claim::File("managed/*/namespace.yaml"),
            leaf(MANAGED_CLUSTER, "*/metadata/namespace"),
            word("create-workload-cluster", "kubectl apply", "-f managed/"),
        ],
    },
    Deviation {
        id: "trust-condition",
        guide_lines: "89-92",
        severity: Severity::Unsafe,
        says: "`ForAnyValue:StringEquals` on `sub`, nothing on `aud`",
        emits: "`StringEquals` on both `sub` and `aud`",
        why: "AWS says not to use ForAnyValue with a key of one value. Without `aud` a token made for any other audience of \
              the provider would do.",
        sources: &[SINGLE_VALUED_KEYS, sources::IRSA],
        applies: irsa,
        covers: &[leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Condition/**")],
    },
    Deviation {
        id: "placeholder-provider",
        guide_lines: "54, 83-93",
        severity: Severity::Unsafe,
        says: "Trust in the OIDC provider `WeWillReplaceThisLater` until the second pass",
        emits: "No trust statement until the issuer is known",
        why: "Between the passes the role trusts a provider that nobody has made.",
        sources: &[sources::IRSA],
        applies: |inputs, tenancy| irsa(inputs, tenancy) && blank(&inputs.manager.oidc_issuer),
        covers: &[leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/**")],
    },
    Deviation {
        id: "credentials-in-the-manager-cluster",
        guide_lines: "162",
        severity: Severity::Unsafe,
        says: "Your own credentials, encoded into a Secret of the manager cluster",
        emits: "`Cg==`, an empty profile",
        why: "The controllers act as their role there; the credentials would stay, readable to every administrator of the \
              cluster.",
        sources: &[ZERO_CREDENTIALS, sources::REHEARSED],
        applies: always,
        covers: &[
            command("guide-install-manager", "AWS_B64ENCODED_CREDENTIALS="),
            command("install-capa-on-management", "AWS_B64ENCODED_CREDENTIALS="),
        ],
    },
    Deviation {
        id: "hidden-failure",
        guide_lines: "110",
        severity: Severity::Unsafe,
        says: "`export AWS_B64ENCODED_CREDENTIALS=$(...)`",
        emits: "The command in a statement of its own, the variable for `clusterctl init` only",
        why: "`export` hides the failure of the command in it, and clusterctl takes an empty value: CAPA starts without \
              credentials. Exported, the credentials would also stay in the shell.",
        sources: &[sources::REHEARSED],
        applies: always,
        covers: &[
            command("guide-install-bootstrap", "AWS_B64ENCODED_CREDENTIALS="),
            command("install-capa-on-bootstrap", "AWS_B64ENCODED_CREDENTIALS="),
            command("install-capa-on-bootstrap", "CREDENTIALS="),
        ],
    },
    Deviation {
        id: "guards",
        guide_lines: "44, 104, 217, 252",
        severity: Severity::Unsafe,
        says: "Notes about which credentials and which cluster the next commands need",
        emits: "A profile on each command where one is given, and a check of account and kubeconfig at the head of each step",
        why: "A managed account's stack made with the manager's credentials writes over the manager's own, which has the same \
              name.",
        sources: &[sources::STACK_SERVICE],
        applies: always,
        covers: &[
            command("*", "aws sts get-caller-identity"),
            command("*", "kubectl config current-context"),
            command("*", "AWS_PROFILE="),
        ],
    },
    Deviation {
        id: "own-kubeconfigs",
        guide_lines: "104, 113, 132",
        severity: Severity::Unsafe,
        says: "The current context of your own kubeconfig",
        emits: "`--kubeconfig bootstrap.kubeconfig` and `--kubeconfig manager.kubeconfig`, in the bundle's folder",
        why: "A context that was switched meanwhile would make another cluster the management cluster.",
        sources: &[sources::KIND],
        applies: always,
        covers: &[
            word("install-capa-on-bootstrap", "clusterctl init", "--kubeconfig"),
            word("create-management-cluster", "kubectl apply", "--kubeconfig"),
        ],
    },
    Deviation {
        id: "pinned-providers",
        guide_lines: "113, 166",
        severity: Severity::Unsafe,
        says: "`clusterctl init --infrastructure aws`",
        emits: "`--core` and `--infrastructure` with their versions, `--bootstrap -` and `--control-plane -`",
        why: "The guide's installs whatever is newest that day, and the kubeadm providers, which EKS does not need.",
        sources: &[sources::CLUSTERCTL_INIT],
        applies: always,
        covers: &[
            word("*", "clusterctl init", "--infrastructure"),
            word("*", "clusterctl init", "--core"),
            word("*", "clusterctl init", "--bootstrap"),
            word("*", "clusterctl init", "--control-plane"),
        ],
    },
    Deviation {
        id: "pivot",
        guide_lines: "171",
        severity: Severity::Unsafe,
        says: "\"for pivoting the bootstrap cluster\", and no command for it",
        emits: "`clusterctl move`, the access entry that it needs, and the end of the bootstrap cluster",
        why: "Otherwise the kind cluster on one machine stays the only owner of the manager cluster. After the move CAPA is no \
              longer the cluster's creator, so its role has to be admitted first; an entry without a username is made anew at \
              each reconcile.",
        sources: &[sources::CLUSTERCTL_MOVE, sources::ACCESS_AFTER_MOVE, sources::REHEARSED],
        applies: |inputs, _| inputs.bootstrap.pivot,
        covers: &[
            Claim::Step("pivot"),
            Claim::Step("delete-bootstrap-cluster"),
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/accessConfig/**"),
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/accessEntries/**"),
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/iamAuthenticatorConfig/**"),
        ],
    },
    Deviation {
        id: "one-region-for-the-stack",
        guide_lines: "100, 247",
        severity: Severity::Unsafe,
        says: "`clusterawsadm` in the region of the environment",
        emits: "`--region` on each `clusterawsadm` and `aws` command",
        why: "The names of the roles are global: a stack in a second region fails on them, and version 1 of the AWS CLI does not \
              read AWS_REGION.",
        sources: &[sources::STACK_SERVICE, sources::REHEARSED],
        applies: always,
        covers: &[word("*", "clusterawsadm bootstrap iam create-cloudformation-stack", "--region")],
    },
    Deviation {
        id: "templates-to-read",
        guide_lines: "100, 247",
        severity: Severity::Unsafe,
        says: "`clusterawsadm` makes the stacks at once",
        emits: "The two templates as files, and a check of their digests before each stack",
        why: "What a stack grants can only be read before it exists if somebody prints it, and another patch release of \
              clusterawsadm may grant something else.",
        sources: &[sources::STACK_SERVICE],
        applies: always,
        covers: &[
            Claim::File("manager/cloudformation.yaml"),
            Claim::File("managed/cloudformation.yaml"),
            command("*", "clusterawsadm bootstrap iam print-cloudformation-template"),
        ],
    },
    Deviation {
        id: "cluster-name",
        guide_lines: "180",
        severity: Severity::Style,
        says: "A cluster of the name `managed`",
        emits: "The managed account's name",
        why: "The second account's cluster needs another name, and a cluster's name can't be changed later.",
        sources: &[sources::GUIDE],
        applies: |inputs, _| {
            inputs.managed.len() == 1
                && inputs.managed[0].name.trim() != "managed"
                && any_managed_cluster(inputs, |cluster| blank(&cluster.name))
        },
        covers: &[
            leaf(MANAGED_CLUSTER, "*/metadata/name"),
            leaf(MANAGED_CLUSTER, "Cluster/spec/controlPlaneRef/name"),
            leaf(MANAGED_CLUSTER, "Cluster/spec/infrastructureRef/name"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/clusterName"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/template/spec/clusterName"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/template/spec/infrastructureRef/name"),
            leaf(MANAGED_CLUSTER, "MachinePool/spec/template/spec/bootstrap/configRef/name"),
            leaf(MANAGED_CLUSTER, "AWSFargateProfile/spec/clusterName"),
        ],
    },
];
