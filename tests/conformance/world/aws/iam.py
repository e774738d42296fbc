"""IAM refuses a trust policy that names a role that is not there; moto takes it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (read 2026-11-24)
"""

from moto.iam.exceptions import MalformedPolicyDocument
from moto.iam.models import IAMBackend

from world.aws.policies import as_list, document, find_role


def install() -> None:
    create = IAMBackend.create_role

    def create_role(self, role_name, assume_role_policy_document, *rest, **named):
        check_principals(assume_role_policy_document)
        return create(self, role_name, assume_role_policy_document, *rest, **named)

    IAMBackend.create_role = create_role


def check_principals(trust: str | dict) -> None:
    for statement in as_list(document(trust).get("Statement", [])):
        principal = statement.get("Principal")
        names = as_list(principal.get("AWS", [])) if isinstance(principal, dict) else []
        for name in names:
            if ":role/" in name and find_role(name)[1] is None:
                raise MalformedPolicyDocument(f'Invalid principal in policy: "AWS":"{name}"')
