//! Variables that the commands set, for themselves or for those after them.

use super::small::POSIX;
use crate::model::{Explanation, Source, capa_file, explain};

const FEATURES: Source = capa_file!("config/manager/manager.yaml");
const SECRET: Source = capa_file!("config/default/credentials.yaml");
const SERVICE_ACCOUNT: Source = capa_file!("config/rbac/serviceaccount.yaml");
const VPC_CNI_FLAVOR: Source = capa_file!("templates/cluster-template-eks-managedmachinepool-vpccni.yaml");
const MACHINE_POOL_FLAVOR: Source = capa_file!("templates/cluster-template-eks-machinepool.yaml");
const GUIDE: Source = capa_file!("docs/book/src/topics/full-multitenancy-implementation.md");
const PROFILES: Source = Source {
    title: "AWS CLI, environment variables",
    url: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html",
    read: "2026-11-25",
};
const ISSUER: Source = Source {
    title: "Amazon EKS, IAM OIDC provider for a cluster",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html",
    read: "2026-11-24",
};
const OPERATION: Source = Source {
    title: "AWS CloudFormation, API reference, DescribeStackSetOperation",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackSetOperation.html",
    read: "2026-11-25",
};

pub const NAMES: &[Explanation] = &[
    explain("AWS_PROFILE", "For this command only, so that no credentials of another account can slip in.", &PROFILES),
    explain("AWS_REGION", "Read by clusterawsadm, and by clusterctl for the template.", &GUIDE),
    explain("AWS_B64ENCODED_CREDENTIALS", "What CAPA's Secret holds; `Cg==` is an empty profile.", &SECRET),
    explain(
        "AWS_CONTROLLER_IAM_ROLE",
        "Becomes the annotation of the service account, by which EKS gives the pods their role.",
        &SERVICE_ACCOUNT,
    ),
    explain("EXP_MACHINE_POOL", "CAPA's manifest has it off, and without it no pool's webhook is there.", &FEATURES),
    explain("EXP_EKS_FARGATE", "Off by default, and then nothing ever makes a Fargate profile.", &FEATURES),
    explain("CAPA_EKS_IAM", "Lets CAPA make the roles of EKS; the stacks have to permit it.", &FEATURES),
    explain(
        "CAPA_EKS_ADD_ROLES",
        "Lets CAPA add policies to roles; it does not start without `CAPA_EKS_IAM`.",
        &FEATURES,
    ),
    explain("EKS", "Nothing reads it; EKS is on by default.", &FEATURES),
    explain("AWS_MANAGER_ACCOUNT_ID", "Filled into the guide's files.", &GUIDE),
    explain("AWS_MANAGED_ACCOUNT_ID", "Filled into the guide's files; one account at a time.", &GUIDE),
    explain("OIDC_PROVIDER_ID", "A placeholder until the manager cluster has its issuer.", &GUIDE),
    explain("AWS_SSH_KEY_NAME", "The template wants it, though no managed node group uses a key.", &VPC_CNI_FLAVOR),
    explain("VPC_ADDON_VERSION", "Goes into the template; whether EKS offers it is not asked.", &VPC_CNI_FLAVOR),
    explain(
        "AWS_NODE_MACHINE_TYPE",
        "The template of auto scaling groups has no default for it.",
        &MACHINE_POOL_FLAVOR,
    ),
    explain("CREDENTIALS", "Set in a statement of its own: `export` would hide a failure of the command.", &POSIX),
    explain("ISSUER", "Read from the cluster at run time, so that nothing has to be typed over.", &ISSUER),
    explain("OIDC_PROVIDER", "The issuer without `https://`, as IAM writes it.", &ISSUER),
    explain("OPERATION", "What to ask for until it has ended.", &OPERATION),
];
