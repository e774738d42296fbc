"""Credentials of everybody who might try to become an account's controllers."""

import json
import urllib.request
from dataclasses import dataclass

import boto3
from botocore.exceptions import ClientError

from rehearsal.cases import Rehearsal
from world import World
from world.accounts import SECRET


@dataclass(frozen=True)
class Session:
    who: str
    access_key: str
    secret: str
    token: str = ""


class Sessions:
    """Takes on roles in a world whose management cluster is `eks0`."""

    def __init__(self, world: World, rehearsal: Rehearsal):
        self._world, self._rehearsal = world, rehearsal

    def administrator(self, account: str) -> Session:
        person = next(known for known in self._world.settings.accounts if known.id == account)
        return Session(f"the administrator of {account}", person.access_key, SECRET)

    def manager(self) -> Session:
        """The controllers of the management cluster, as they run."""
        if self._rehearsal.uses_pod_identity:
            return self._by_pod_identity()
        return self.by_service_account("capa-controller-manager")

    def by_service_account(self, name: str) -> Session:
        """Raises ClientError where the manager's role does not trust the service account."""
        namespace = self._rehearsal.providers_namespace
        path = f"/api/v1/namespaces/{namespace}/serviceaccounts/{name}/token"
        request = {"spec": {"audiences": ["sts.amazonaws.com"], "expirationSeconds": 3600}}
        token = self._world.client("eks0").create(path, request)["status"]["token"]
        answer = self._sts(Session("nobody", "none", "none")).assume_role_with_web_identity(
            RoleArn=self._rehearsal.role_arn(self._rehearsal.manager["accountId"]),
            RoleSessionName="conformance",
            WebIdentityToken=token,
        )
        return _session(f"the service account {name}", answer["Credentials"])

    def assume(self, session: Session, role: str, external_id: str = "") -> Session:
        """Raises ClientError where AWS says no."""
        extra = {"ExternalId": external_id} if external_id else {}
        answer = self._sts(session).assume_role(RoleArn=role, RoleSessionName="conformance", **extra)
        return _session(role, answer["Credentials"])

    def may_assume(self, session: Session, role: str, external_id: str = "") -> bool:
        try:
            self.assume(session, role, external_id)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDenied", error
            return False
        return True

    def associations(self) -> list[tuple[str, str]]:
        """Namespace and name of the service accounts of the management cluster that have a role by Pod Identity."""
        cluster = self._rehearsal.manager_eks_name
        listed = self._client("eks", self.administrator(self._rehearsal.manager["accountId"]))
        found = listed.list_pod_identity_associations(clusterName=cluster)["associations"]
        return [(one["namespace"], one["serviceAccount"]) for one in found]

    def _by_pod_identity(self) -> Session:
        namespace = self._rehearsal.providers_namespace
        hooks = self._world.settings.url("cluster-hooks")
        url = f"{hooks}/pod-identity/eks0/{namespace}/capa-controller-manager"
        with urllib.request.urlopen(url, timeout=10) as response:
            answer = json.load(response)
        keys = answer["AccessKeyId"], answer["SecretAccessKey"], answer["Token"]
        return Session("the manager's controllers", *keys)

    def _sts(self, session: Session):
        return self._client("sts", session)

    def _client(self, service: str, session: Session):
        return boto3.client(
            service,
            endpoint_url=self._world.settings.url("aws"),
            region_name=self._rehearsal.manager.get("region", self._world.settings.region),
            aws_access_key_id=session.access_key,
            aws_secret_access_key=session.secret,
            aws_session_token=session.token or None,
        )


def _session(who: str, credentials: dict) -> Session:
    return Session(
        who, credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"]
    )
