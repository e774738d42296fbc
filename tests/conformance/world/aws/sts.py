"""moto lets everybody assume every role. Here a role is assumed when its trust policy and the caller's own policies say
so, as AWS has it: external id, web identity and the hour of chained sessions included.

Sources, read 2026-11-24:
https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html (role chaining)
https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html (sessions of Pod Identity carry tags)
"""

import base64
import json

import moto.sts.responses as responses
from moto.iam.models import iam_backends
from moto.sts.exceptions import STSClientError

from world.aws.callers import Caller, caller_of
from world.aws.policies import as_list, condition_met, find_role, role_may, trust_of

#: Longest session of a role that a role assumed, in seconds.
CHAINED_SESSION = 3600


class Denied(STSClientError):
    code = 403

    def __init__(self, message: str):
        super().__init__("AccessDenied", message)


class Invalid(STSClientError):
    code = 400

    def __init__(self, message: str):
        super().__init__("ValidationError", message)


def install() -> None:
    assume = responses.TokenResponse.assume_role
    assume_with_token = responses.TokenResponse.assume_role_with_web_identity

    def assume_role(self):
        check_assume_role(
            caller_of(self.access_key, self.current_account),
            self.current_account,
            self._get_param("RoleArn"),
            self._get_param("ExternalId"),
            self._get_int_param("DurationSeconds") or 0,
        )
        return assume(self)

    def assume_role_with_web_identity(self):
        check_web_identity(self._get_param("RoleArn"), self._get_param("WebIdentityToken"))
        return assume_with_token(self)

    responses.TokenResponse.assume_role = assume_role
    responses.TokenResponse.assume_role_with_web_identity = assume_role_with_web_identity


def check_assume_role(caller: Caller, account: str, arn: str, external_id: str | None, seconds: int) -> None:
    """Raises when the caller, who belongs to `account`, may not assume the role."""
    if not caller.is_known:
        raise Denied("The security token included in the request is invalid.")
    # A session of Pod Identity has tags, and hands them on.
    actions = ["sts:AssumeRole"] + (["sts:TagSession"] if caller.from_pod_identity else [])
    _, role = find_role(arn)
    refusal = f"User: {caller.arn} is not authorized to perform: {actions[-1]} on resource: {arn}"
    if role is None:
        raise Denied(refusal)
    if caller.role and not all(role_may(caller.role, action, arn) for action in actions):
        raise Denied(f"{refusal} because no identity-based policy allows the {actions[-1]} action")
    names = {caller.arn, caller.principal, f"arn:aws:iam::{account}:root", "*"}
    context = {"sts:ExternalId": external_id}
    if not any(_trusts(statement, "AWS", names, actions, context) for statement in _statements(role)):
        raise Denied(f"{refusal} because no resource-based policy allows the {actions[-1]} action")
    if caller.role and seconds > CHAINED_SESSION:
        raise Invalid(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        )


def check_web_identity(arn: str, token: str) -> None:
    """Raises when the bearer of the token may not assume the role."""
    account, role = find_role(arn)
    claims = _claims(token)
    issuer = claims["iss"].removeprefix("https://")
    provider = f"arn:aws:iam::{account}:oidc-provider/{issuer}"
    context = {f"{issuer}:sub": claims["sub"], f"{issuer}:aud": as_list(claims["aud"])[0]}
    action = ["sts:AssumeRoleWithWebIdentity"]
    if role is None or provider not in iam_backends[account]["aws"].open_id_providers:
        raise Denied(f"Not authorized to perform {action[0]} (no provider {provider})")
    if not any(
        _trusts(statement, "Federated", {provider}, action, context) for statement in _statements(role)
    ):
        raise Denied(f"Not authorized to perform {action[0]}")


def check_pod_identity(arn: str):
    """The role, when pods of EKS may have it; raises otherwise."""
    _, role = find_role(arn)
    actions = ["sts:AssumeRole", "sts:TagSession"]
    service = {"pods.eks.amazonaws.com"}
    if role is None or not any(_trusts(s, "Service", service, actions, {}) for s in _statements(role)):
        raise Denied(f"pods.eks.amazonaws.com is not trusted with {' and '.join(actions)} by {arn}")
    return role


def _statements(role) -> list[dict]:
    return as_list(trust_of(role)["Statement"])


def _trusts(statement: dict, kind: str, names: set[str], actions: list[str], context: dict) -> bool:
    principal = statement.get("Principal")
    return (
        statement.get("Effect") == "Allow"
        and set(actions) <= set(as_list(statement.get("Action")))
        and isinstance(principal, dict)
        and bool(names & set(as_list(principal.get(kind, []))))
        and condition_met(statement.get("Condition"), context)
    )


def _claims(token: str) -> dict:
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
