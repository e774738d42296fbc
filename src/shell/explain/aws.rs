//! The AWS CLI.

use crate::model::{Explanation, Source, explain};

const CLI: Source = Source {
    title: "AWS CLI, command reference",
    url: "https://docs.aws.amazon.com/cli/latest/reference/",
    read: "v1.45",
};
const STACK_SETS: Source = Source {
    title: "AWS CloudFormation, API reference, CreateStackSet",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html",
    read: "2026-11-25",
};
const OIDC: Source = Source {
    title: "AWS IAM, API reference, CreateOpenIDConnectProvider",
    url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html",
    read: "2026-11-25",
};

pub const WORDS: &[Explanation] = &[
    explain("--version", "Shows that it is installed.", &CLI),
    explain("--region", "Said each time: version 1 of the CLI does not read `AWS_REGION`.", &CLI),
    explain("--query", "Prints this part of the answer only, so that it can be compared.", &CLI),
    explain("--output", "Plain text has no quotes around a value; a table is for the eye.", &CLI),
    explain("sts get-caller-identity", "Says whose credentials these are; every identity may ask it.", &CLI),
    explain(
        "cloudformation describe-stack-events",
        "Holds the reason of a failure, which clusterawsadm does not print.",
        &CLI,
    ),
    explain("--stack-name", "clusterawsadm gives its stack this name in every account.", &CLI),
    explain("cloudformation create-stack-set", "One template for many accounts, made from this one.", &STACK_SETS),
    explain("cloudformation describe-stack-set", "Says whether the stack set is there.", &CLI),
    explain("cloudformation create-stack-instances", "Starts the making of the stack in each account.", &CLI),
    explain("cloudformation describe-stack-set-operation", "Says how far AWS is with it.", &CLI),
    explain("cloudformation list-stack-instances", "A line for each account: current, or why not.", &CLI),
    explain("cloudformation delete-stack-instances", "Starts the deletion of the stack in each account.", &CLI),
    explain("cloudformation delete-stack-set", "Works once no account has a stack of it any more.", &CLI),
    explain("--stack-set-name", "The name that this runbook gives it.", &CLI),
    explain("--template-body", "The template that clusterawsadm printed.", &STACK_SETS),
    explain(
        "--capabilities",
        "Says yes to roles with fixed names; AWS refuses such a template otherwise.",
        &STACK_SETS,
    ),
    explain("--permission-model", "With roles that exist; no AWS Organizations is needed.", &STACK_SETS),
    explain(
        "--administration-role-arn",
        "The role of this account that CloudFormation reaches the others with.",
        &STACK_SETS,
    ),
    explain("--execution-role-name", "The role in each account that it acts with there.", &STACK_SETS),
    explain("--operation-id", "The one that was just started.", &CLI),
    explain("--accounts", "The managed accounts, all at once.", &CLI),
    explain("--regions", "One: what the stack makes is global.", &CLI),
    explain("--no-retain-stacks", "The roles go too, and are not left behind without an owner.", &CLI),
    explain("iam get-role", "Reads a role, or fails when it is not there.", &CLI),
    explain("iam create-role", "Makes the role that the stack can't make in this partition.", &CLI),
    explain("iam attach-role-policy", "Attaching it again changes nothing.", &CLI),
    explain("iam list-attached-role-policies", "Counts what the role has.", &CLI),
    explain("iam detach-role-policy", "A role can't be deleted while a policy is attached.", &CLI),
    explain("iam delete-role", "Works once nothing is attached to it any more.", &CLI),
    explain("--role-name", "Without the account: the credentials say which one.", &CLI),
    explain("--assume-role-policy-document", "Who may become the role: machines of EC2, which the nodes are.", &CLI),
    explain("--policy-arn", "A policy of AWS's own, by the ARN that it has in this partition.", &CLI),
    explain("iam create-open-id-connect-provider", "Has IAM accept tokens that the management cluster signs.", &OIDC),
    explain("--url", "The issuer, exactly as it stands in the tokens.", &OIDC),
    explain("--client-id-list", "The audience for which the tokens of service accounts are made.", &OIDC),
    explain("iam get-open-id-connect-provider", "Fails when the issuer is not registered.", &CLI),
    explain("--open-id-connect-provider-arn", "The issuer without its scheme, behind the account.", &CLI),
    explain("iam list-open-id-connect-providers", "All issuers that the account accepts.", &CLI),
    explain("eks describe-cluster", "Knows the issuer, which nobody can know before the cluster is there.", &CLI),
    explain("eks update-kubeconfig", "Writes a kubeconfig that needs the AWS CLI and no further tool.", &CLI),
    explain("--name", "The name in EKS: the namespace, an underscore, the control plane.", &CLI),
    explain("--kubeconfig", "A file of this run; your own kubeconfig stays as it is.", &CLI),
    explain(
        "eks describe-access-entry",
        "Fails when the role may not enter, which the cluster's conditions hide.",
        &CLI,
    ),
    explain("--cluster-name", "The name in EKS: the namespace, an underscore, the control plane.", &CLI),
    explain("--principal-arn", "The controllers role of the manager account.", &CLI),
    explain("eks create-pod-identity-association", "Gives the role to the controllers' service account.", &CLI),
    explain("eks list-pod-identity-associations", "Says whether the service account has its role.", &CLI),
    explain("--namespace", "Where the controllers run.", &CLI),
    explain("--service-account", "The one that CAPA's pods use.", &CLI),
    explain("--role-arn", "What the controllers act as from then on.", &CLI),
];
