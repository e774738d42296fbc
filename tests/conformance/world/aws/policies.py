"""What IAM policies say: as much of the language as the policies of clusterawsadm and of our runbook use.

Conditions are StringEquals and StringLike; any other operator counts as not met, so that it is noticed.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from moto.iam.models import iam_backends


def as_list(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def document(value: str | dict) -> dict:
    return json.loads(value) if isinstance(value, str) else value


def matches(pattern: str, text: str) -> bool:
    """With `*` and `?` as IAM has them."""
    expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(expression, text, re.DOTALL) is not None


def condition_met(condition: dict | None, context: dict[str, str | None]) -> bool:
    return all(
        _operator_met(
            operator.removeprefix("ForAnyValue:").removeprefix("ForAllValues:"), context.get(key), wanted
        )
        for operator, keys in (condition or {}).items()
        for key, wanted in keys.items()
    )


def _operator_met(operator: str, value: str | None, wanted: Any) -> bool:
    if value is None:
        return False
    if operator == "StringEquals":
        return any(value == str(text) for text in as_list(wanted))
    if operator == "StringLike":
        return any(matches(str(text), value) for text in as_list(wanted))
    return False


def allows(policy: dict, action: str, resource: str | None) -> bool:
    """Whether a statement allows the action; any resource will do where none is asked for."""
    for statement in as_list(policy.get("Statement", [])):
        if statement.get("Effect") != "Allow":
            continue
        action_fits = any(matches(a.lower(), action.lower()) for a in as_list(statement.get("Action", [])))
        resource_fits = resource is None or any(
            matches(r, resource) for r in as_list(statement.get("Resource", []))
        )
        if action_fits and resource_fits:
            return True
    return False


def find_role(arn: str):
    """The account and the role of an ARN; the role is None when there is none."""
    parts = re.fullmatch(r"arn:([^:]+):iam::(\d{12}):role/(?:.*/)?[^/]+", arn)
    if not parts:
        return "", None
    partition, account = parts.groups()
    roles = iam_backends[account][partition].roles.values()
    return account, next((role for role in roles if role.arn == arn), None)


def trust_of(role) -> dict:
    return document(role.assume_role_policy_document)


def policies_of(role) -> Iterator[dict]:
    """The inline and the attached policies of a role."""
    for text in role.policies.values():
        yield document(text)
    for policy in role.managed_policies.values():
        default = next((v for v in policy.versions if v.version_id == policy.default_version_id), None)
        if default is not None:
            yield document(default.document)


def role_may(role_arn: str, action: str, resource: str | None = None) -> bool:
    """Whether a role's own policies allow the action."""
    _, role = find_role(role_arn)
    return role is not None and any(allows(policy, action, resource) for policy in policies_of(role))
