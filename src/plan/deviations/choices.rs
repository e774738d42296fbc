//! Inputs that the guide has no place for; the published edition leaves them out.

use super::{
    Claim, Deviation, IDENTITY, MANAGED_CLUSTER, MANAGED_IAM, MANAGER_CLUSTER, MANAGER_IAM, Severity, any_cluster,
    blank, command, leaf, pod_identity, sources,
};
use crate::manifest::aws_iam_configuration::CONFUSED_DEPUTY;
use crate::manifest::published;
use crate::model::inputs::DEFAULT_NAME_SUFFIX;
use crate::model::{Delivery, Source};

const BOUNDARIES: Source = Source {
    title: "AWS IAM, permissions boundaries",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    read: "2026-11-24",
};

pub const ROWS: &[Deviation] = &[
    Deviation {
        id: "external-id",
        guide_lines: "236-240",
        severity: Severity::Unsafe,
        says: "No external id",
        emits: "`sts:ExternalId` in the trust of each managed account, `externalID` on its identity",
        why: "Typed among the inputs. It keeps another user of the manager's role from reaching the account by its ARN alone.",
        sources: &[CONFUSED_DEPUTY, sources::IDENTITY_SESSION],
        applies: |inputs, _| !blank(&inputs.iam.external_id),
        covers: &[
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Condition/**"),
            leaf(IDENTITY, "AWSClusterRoleIdentity/spec/externalID"),
        ],
    },
    Deviation {
        id: "permissions-boundary",
        guide_lines: "",
        severity: Severity::Style,
        says: "No permissions boundary",
        emits: "`controlPlane.permissionsBoundary`, which holds for the controllers role too",
        why: "Typed among the inputs.",
        sources: &[BOUNDARIES, sources::IAM_TYPES],
        applies: |inputs, _| !blank(&inputs.iam.permissions_boundary),
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/controlPlane/permissionsBoundary"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/controlPlane/permissionsBoundary"),
        ],
    },
    Deviation {
        id: "name-suffix",
        guide_lines: "81, 165, 201, 240",
        severity: Severity::Style,
        says: "`controllers.cluster-api-provider-aws.sigs.k8s.io`, written out",
        emits: "`nameSuffix`, and the role by its name",
        why: "Typed among the inputs.",
        sources: &[sources::IAM_TYPES],
        applies: |inputs, _| inputs.iam.name_suffix.trim() != DEFAULT_NAME_SUFFIX,
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/nameSuffix"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/nameSuffix"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/0/Resource/*"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Principal/AWS/0"),
            leaf(IDENTITY, "AWSClusterRoleIdentity/spec/roleARN"),
            command("*", "AWS_CONTROLLER_IAM_ROLE="),
        ],
    },
    Deviation {
        id: "stack-tags",
        guide_lines: "",
        severity: Severity::Style,
        says: "No tags",
        emits: "`stackTags`",
        why: "Typed among the inputs.",
        sources: &[sources::IAM_TYPES],
        applies: |inputs, _| !inputs.iam.stack_tags.is_empty(),
        covers: &[
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/stackTags/**"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/stackTags/**"),
        ],
    },
    Deviation {
        id: "stack-set",
        guide_lines: "217-247",
        severity: Severity::Style,
        says: "One account after the other, with the credentials of each",
        emits: "One CloudFormation stack set, from the manager account",
        why: "Chosen among the inputs: no credentials of the managed accounts are needed.",
        sources: &[sources::STACK_SETS],
        applies: |inputs, _| inputs.iam.delivery == Delivery::StackSet,
        covers: &[
            command("guide-prepare-managed-account", "clusterawsadm bootstrap iam create-cloudformation-stack"),
            command("managed-accounts-stack-set", ""),
        ],
    },
    Deviation {
        id: "pod-identity",
        guide_lines: "82-93, 137-147, 165",
        severity: Severity::Style,
        says: "IAM roles for service accounts: an OIDC provider, and a second pass over the manager account",
        emits: "EKS Pod Identity: one pass, an add-on and an association",
        why: "Chosen among the inputs. The role is known beforehand, so nothing has to be done twice; sessions carry tags, so the \
              next role has to allow `sts:TagSession`.",
        sources: &[sources::POD_IDENTITY, sources::REHEARSED],
        applies: pod_identity,
        covers: &[
            Claim::Step("associate-pod-identity"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/extraStatements/0/Action/*"),
            leaf(MANAGER_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/**"),
            leaf(MANAGED_IAM, "AWSIAMConfiguration/spec/clusterAPIControllers/trustStatements/0/Action/*"),
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/addons/*/*"),
            command("guide-oidc-provider", "by hand"),
            command("guide-update-trust", "OIDC_PROVIDER_ID="),
            command("guide-update-trust", "clusterawsadm bootstrap iam create-cloudformation-stack"),
            command("guide-install-manager", "AWS_CONTROLLER_IAM_ROLE="),
        ],
    },
    Deviation {
        id: "vpc-range",
        guide_lines: "",
        severity: Severity::Style,
        says: "CAPA's own VPC range, 10.0.0.0/16, for every cluster",
        emits: "`network.vpc.cidrBlock`",
        why: "Typed among the inputs. Networks of the same range can't be joined later.",
        sources: &[sources::GUIDE],
        applies: |inputs, _| any_cluster(inputs, |cluster| !blank(&cluster.vpc_cidr)),
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/network/**"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/network/**"),
        ],
    },
    Deviation {
        id: "instance-type",
        guide_lines: "",
        severity: Severity::Style,
        says: "The instance type that EKS takes by default",
        emits: "`instanceType`",
        why: "Typed among the inputs; the guide's flavor has no variable for it.",
        sources: &[sources::GUIDE],
        applies: |inputs, _| {
            any_cluster(inputs, |cluster| !blank(&cluster.instance_type) && cluster.flavor.has_node_group())
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedMachinePool/spec/instanceType"),
            leaf(MANAGED_CLUSTER, "AWSManagedMachinePool/spec/instanceType"),
        ],
    },
    Deviation {
        id: "other-addons",
        guide_lines: "125, 179",
        severity: Severity::Style,
        says: "The VPC CNI and no other add-on",
        emits: "The add-ons typed",
        why: "Typed among the inputs; the guide's flavor has a variable for the VPC CNI only.",
        sources: &[sources::GUIDE],
        applies: |inputs, _| {
            any_cluster(inputs, |cluster| {
                let flavor = cluster.flavor;
                cluster.addons.as_deref().is_some_and(|addons| match flavor.has_vpc_cni_addon() {
                    true => addons.len() != 1 || addons[0].name.trim() != published::ADDON,
                    false => !addons.is_empty(),
                })
            })
        },
        covers: &[
            leaf(MANAGER_CLUSTER, "AWSManagedControlPlane/spec/addons/**"),
            leaf(MANAGED_CLUSTER, "AWSManagedControlPlane/spec/addons/**"),
        ],
    },
];
