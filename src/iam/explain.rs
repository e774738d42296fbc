//! What each key of a CloudFormation template is there for.

use crate::manifest::lines::keys;
use crate::model::{Explanation, Source, explain};

const TEMPLATE: Source = Source {
    title: "CloudFormation, template anatomy",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    read: "2026-11-26",
};
const ROLE: Source = Source {
    title: "CloudFormation, AWS::IAM::Role",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html",
    read: "2026-11-26",
};
const POLICY: Source = Source {
    title: "IAM, elements of a JSON policy",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html",
    read: "2026-11-26",
};
const OPERATORS: Source = Source {
    title: "IAM, condition operators",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    read: "2026-11-26",
};
const CONTEXT: Source = Source {
    title: "IAM, condition keys of IAM and STS",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html",
    read: "2026-11-26",
};

/// By the last key of an address; `*` stands for anything at the front or at the end.
pub const KEYS: &[Explanation] = &[
    explain("AWSTemplateFormatVersion", "The only version that templates have.", &TEMPLATE),
    explain("Resources", "What the stack makes; deleting the stack deletes all of it.", &TEMPLATE),
    explain("Type", "What CloudFormation makes here.", &TEMPLATE),
    explain("Properties", "How it is made; a change here is a change of the stack.", &TEMPLATE),
    explain("Ref", "Another resource of the stack, by its name in it.", &TEMPLATE),
    explain(
        "RoleName",
        "The name in the role's ARN: with it the stack needs the capability to name IAM resources.",
        &ROLE,
    ),
    explain("AssumeRolePolicyDocument", "Who may take on the role.", &ROLE),
    explain("ManagedPolicyArns", "Policies that AWS keeps, attached to the role.", &ROLE),
    explain("PermissionsBoundary", "The most that the role may do, whatever its policies allow.", &ROLE),
    explain("Policies", "Statements of the role's own, within 10,240 characters.", &ROLE),
    explain("PolicyName", "Names the inline policy within its role.", &ROLE),
    explain("PolicyDocument", "What the policy allows.", &POLICY),
    explain("ManagedPolicyName", "The name in the policy's ARN.", &TEMPLATE),
    explain("Description", "Shown in the console.", &TEMPLATE),
    explain("Roles", "The roles that get it.", &TEMPLATE),
    explain("InstanceProfileName", "By this name EC2 gives a machine the role.", &TEMPLATE),
    explain("Version", "The version of the policy language, not of the policy.", &POLICY),
    explain("Statement", "Each allows by itself; nothing here denies.", &POLICY),
    explain("Effect", "Allows what follows.", &POLICY),
    explain("Action", "The API calls that are allowed.", &POLICY),
    explain("Resource", "What they may be made on; `*` is everything in the account.", &POLICY),
    explain("Principal", "Who may, in a trust policy.", &POLICY),
    explain("AWS", "Roles or accounts of AWS.", &POLICY),
    explain("Service", "A service of AWS, which takes on the role by itself.", &POLICY),
    explain("Federated", "An identity provider of the account; here the OIDC issuer of a cluster.", &POLICY),
    explain("Condition", "All of it has to hold.", &POLICY),
    explain("*StringEquals", "The value has to be this one, to the letter.", &OPERATORS),
    explain("*StringLike", "The value has to fit, with `*` for anything.", &OPERATORS),
    explain("iam:AWSServiceName", "Which service the service-linked role is for.", &CONTEXT),
    explain("iam:PassedToService", "Which service the role may be handed to.", &CONTEXT),
    explain("kms:ResourceAliases", "Only keys that have such an alias.", &OPERATORS),
    explain(
        "sts:ExternalId",
        "Who assumes the role has to say this id, so that nobody is talked into it for somebody else.",
        &CONTEXT,
    ),
    explain("*:aud", "The token has to be made for AWS STS.", &CONTEXT),
    explain("*:sub", "The token has to be of this service account.", &CONTEXT),
    explain("AWSIAM*", "The resource's name within the stack, the same in every account.", &TEMPLATE),
];

/// Of the line at this address; None for an address that is no template's.
pub fn key(address: &str) -> Option<&'static Explanation> {
    if !address.starts_with("Resources") && address != "AWSTemplateFormatVersion" {
        return None;
    }
    let last = keys(address).next_back()?.replace("~1", "/");
    KEYS.iter().find(|row| match (row.at.strip_prefix('*'), row.at.strip_suffix('*')) {
        (Some(end), _) => last.ends_with(end),
        (None, Some(start)) => last.starts_with(start),
        (None, None) => last == row.at,
    })
}
