"""The API server, asked by POST in a dry run over one connection: thousands of objects are too many for kubectl,
which would send the same."""

import http.client
import json
import ssl
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

from world import World
from world.cluster import Cluster

#: Kinds without a namespace.
OF_CLUSTER = ("Namespace", "AWSClusterControllerIdentity", "AWSClusterRoleIdentity")
#: Those that do not end in `s`.
PLURALS = {
    "AWSClusterControllerIdentity": "awsclustercontrolleridentities",
    "AWSClusterRoleIdentity": "awsclusterroleidentities",
}


EXISTS = "already exists"


@dataclass(frozen=True)
class Answer:
    """The object as it would be stored, or why not."""

    stored: dict[str, Any] | None
    refusal: str = ""


@dataclass
class Server:
    world: World
    cluster: str
    _connection: http.client.HTTPSConnection = field(init=False)
    #: By what was asked; many configs have objects in common.
    _answers: dict[str, Answer] = field(default_factory=dict)
    _namespaces: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        cluster = Cluster.load(self.world.settings, self.cluster)
        context = ssl.create_default_context(cafile=str(cluster.keys.file("ca.crt")))
        context.load_cert_chain(cluster.keys.file("admin.crt"), cluster.keys.file("admin.key"))
        address = urllib.parse.urlsplit(cluster.server)
        self._connection = http.client.HTTPSConnection(address.hostname, address.port, timeout=60, context=context)

    def close(self) -> None:
        self._connection.close()

    def ask(self, one: dict[str, Any]) -> Answer:
        """What would become of the object; its namespace is made for it if there can be one."""
        asked = json.dumps(one)
        if asked not in self._answers:
            self._answers[asked] = self._ask(one)
        return self._answers[asked]

    def _ask(self, one: dict[str, Any]) -> Answer:
        namespace = one["metadata"].get("namespace")
        refusal = self._make_namespace(namespace) if namespace is not None else ""
        if refusal:
            return Answer(None, refusal)
        answer = self._send("POST", _path(one), one, dry_run=True)
        if answer.refusal.endswith(EXISTS):
            # The only objects that are really made are namespaces, which an account's manifest changes then.
            return self._send("PUT", f"{_path(one)}/{one['metadata']['name']}", one, dry_run=True)
        return answer

    def _make_namespace(self, name: str) -> str:
        """Really: in a namespace that is not there a dry run says no more than that. Gives why there can't be one."""
        if name in self._namespaces:
            return ""
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
        answer = self._send("POST", _path(namespace), namespace, dry_run=False)
        if answer.refusal and not answer.refusal.endswith(EXISTS):
            return answer.refusal
        self._namespaces.add(name)
        return ""

    def _send(self, method: str, path: str, one: dict[str, Any], dry_run: bool) -> Answer:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        options = "?fieldValidation=Strict" + ("&dryRun=All" if dry_run else "")
        self._connection.request(method, path + options, json.dumps(one), headers)
        response = self._connection.getresponse()
        body = json.loads(response.read())
        if response.status in (200, 201):
            return Answer(body)
        # A text where a number belongs is refused by the conversion, which the server takes for an error of its own.
        assert response.status < 500 or "cannot unmarshal" in body["message"], body
        assert "failed calling webhook" not in body["message"], body
        return Answer(None, body["message"])


def _path(one: dict[str, Any]) -> str:
    kind, version = one["kind"], one["apiVersion"]
    plural = PLURALS.get(kind, f"{kind.lower()}s")
    root = f"/apis/{version}" if "/" in version else f"/api/{version}"
    return f"{root}/{plural}" if kind in OF_CLUSTER else f"{root}/namespaces/{one['metadata']['namespace']}/{plural}"
