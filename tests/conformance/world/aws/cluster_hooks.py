"""What EKS clusters ask of AWS: whose token this is, and the credentials of a pod."""

import base64
import json
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from moto.iam.models import get_account_id_from
from moto.sts.models import sts_backends

from world.aws.callers import caller_of
from world.aws.eks.registry import eks_cluster
from world.aws.policies import find_role
from world.aws.sts import check_pod_identity
from world.calls import Call, CallLog
from world.cluster import Cluster
from world.pod_identity import pod_identity_role
from world.settings import Settings

#: Tokens of `aws eks get-token`: this, then the address of a signed GetCallerIdentity.
TOKEN_PREFIX = "k8s-aws-v1."


def serve(settings: Settings, calls: CallLog) -> None:
    """In a thread of this process."""
    hooks = _handler(settings, calls)
    server = ThreadingHTTPServer(("127.0.0.1", settings.port("cluster-hooks")), hooks)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def review(token: str, cluster_name: str) -> tuple[Call, dict]:
    """The status of a TokenReview: authenticated when the caller has an access entry in the cluster."""
    access_key = _access_key(token)
    account = get_account_id_from(access_key)
    caller = caller_of(access_key, account)
    entry = eks_cluster(cluster_name).access_entries.get(caller.principal)
    call = Call(account, "", "eks-token", cluster_name, caller.arn, 200 if entry else 401)
    if entry is None:
        return call, {"authenticated": False}
    groups = list(entry["kubernetesGroups"]) + ["system:authenticated"]
    if any(policy.endswith("/AmazonEKSClusterAdminPolicy") for policy in entry["policies"]):
        groups.append("system:masters")
    user = {"username": entry["username"], "uid": caller.arn, "groups": groups}
    return call, {"authenticated": True, "user": user}


def pod_credentials(cluster: Cluster, namespace: str, service_account: str) -> dict:
    arn = pod_identity_role(cluster, namespace, service_account)
    account, _ = find_role(arn)
    check_pod_identity(arn)
    session = sts_backends[account]["aws"].assume_role(
        region_name=cluster.identity.region,
        role_session_name=f"eks-{cluster.identity.name}-{service_account}"[:64],
        role_arn=arn,
        policy=None,
        duration=3600,
        external_id=None,
    )
    session.from_pod_identity = True
    return {
        "AccessKeyId": session.access_key_id,
        "SecretAccessKey": session.secret_access_key,
        "Token": session.session_token,
        "Expiration": session.expiration.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _access_key(token: str) -> str:
    encoded = token.removeprefix(TOKEN_PREFIX)
    url = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    query = urllib.parse.parse_qs(urllib.parse.urlparse(url).query)
    return query["X-Amz-Credential"][0].split("/")[0]


def _handler(settings: Settings, calls: CallLog) -> type[BaseHTTPRequestHandler]:
    class Hooks(BaseHTTPRequestHandler):
        def do_GET(self):
            _, kind, name, namespace, service_account = self.path.split("/")
            cluster = Cluster.load(settings, name)
            try:
                if kind != "pod-identity":
                    raise ValueError(f"nothing is known of {self.path}")
                status, answer = 200, pod_credentials(cluster, namespace, service_account)
            except Exception as error:
                status, answer = 403, {"Code": "AccessDenied", "Message": str(error)}
            account = cluster.identity.account
            calls.append(Call(account, "", "pod-identity", f"{namespace}/{service_account}", name, status))
            self._answer(status, answer)

        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = {"authenticated": False}
            token = request["spec"]["token"]
            # Tokens of service accounts come by here too; the API server knows those itself.
            if token.startswith(TOKEN_PREFIX):
                try:
                    call, status = review(token, self.path.split("?")[0].rsplit("/", 1)[-1])
                    calls.append(call)
                except Exception as error:
                    print("token review:", repr(error), file=sys.stderr)
            self._answer(200, {"apiVersion": request["apiVersion"], "kind": "TokenReview", "status": status})

        def _answer(self, status: int, body: dict) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Calls are written down where they belong."""

    return Hooks
