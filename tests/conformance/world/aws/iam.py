"""What IAM refuses and moto takes: a trust policy that names a role that is not there, and a policy about resources of
another partition. The words of the second are those that others were told.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (read 2026-11-24)
https://github.com/terraform-aws-modules/terraform-aws-iam/issues/39 (read 2026-11-25)
"""

from moto.iam.exceptions import MalformedPolicyDocument, NotFoundException
from moto.iam.models import IAMBackend, ManagedPolicy

from world.aws.policies import as_list, document, find_role


def install() -> None:
    make_role, make_policy = IAMBackend.create_role, IAMBackend.create_policy

    def create_role(self, role_name, assume_role_policy_document, *rest, **named):
        check_principals(assume_role_policy_document)
        return make_role(self, role_name, assume_role_policy_document, *rest, **named)

    def create_policy(self, description, path, policy_document, *rest, **named):
        check_resources(policy_document, self.partition)
        return make_policy(self, description, path, policy_document, *rest, **named)

    IAMBackend.create_role = create_role
    IAMBackend.create_policy = create_policy


def check_principals(trust: str | dict) -> None:
    for statement in as_list(document(trust).get("Statement", [])):
        principal = statement.get("Principal")
        names = as_list(principal.get("AWS", [])) if isinstance(principal, dict) else []
        for name in names:
            if ":role/" in name and find_role(name)[1] is None:
                raise MalformedPolicyDocument(f'Invalid principal in policy: "AWS":"{name}"')


def check_resources(policy: str | dict, partition: str) -> None:
    for statement in as_list(document(policy).get("Statement", [])):
        for resource in as_list(statement.get("Resource", [])):
            parts = resource.split(":")
            if parts[0] == "arn" and parts[1] not in ("*", partition):
                raise MalformedPolicyDocument(f'Partition "{parts[1]}" is not valid for resource "{resource}".')


def attachable(iam: IAMBackend, policy: str) -> ManagedPolicy:
    """The managed policy of an ARN. Raises as moto's own AttachRolePolicy where there is none."""
    found = next((known for known in iam.managed_policies.values() if known.arn == policy), None)
    if found is None:
        raise NotFoundException(f"Policy {policy} does not exist or is not attachable.")
    return found
